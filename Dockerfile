# docker build -t extractor .
# docker run -i --rm --network none extractor run - < article.txt
ARG PYTHON=python:3.11-slim-bookworm

FROM ${PYTHON} AS build
ARG EXTRAS=excel,link,parquet,plot,warc,zstd
WORKDIR /src
COPY . .
RUN python3 -m venv /opt/extractor \
    && /opt/extractor/bin/pip install --no-cache-dir --constraint requirements.lock ".[${EXTRAS}]"

FROM ${PYTHON}
COPY --from=build /opt/extractor /opt/extractor
RUN useradd --create-home --uid 1000 extractor
ENV PATH=/opt/extractor/bin:$PATH \
    LANG=C.UTF-8
USER 1000
# Where a folder of articles is mounted.
WORKDIR /news
ENTRYPOINT ["extractor"]
CMD ["--help"]
