# docker build -t extractor .
# docker run -i --rm --network none extractor run - < article.txt
ARG PYTHON=python:3.11-slim-bookworm

FROM ${PYTHON} AS build
ARG EXTRAS=excel,link,parquet,plot,ray,s3,warc,zstd
WORKDIR /src
COPY . .
RUN python3 -m venv /opt/extractor \
    && /opt/extractor/bin/pip install --no-cache-dir --constraint requirements.lock ".[${EXTRAS}]"

FROM ${PYTHON}
COPY --from=build /opt/extractor /opt/extractor
RUN useradd --create-home --uid 1000 extractor && chmod a+rx /home/extractor
ENV PATH=/opt/extractor/bin:$PATH \
    LANG=C.UTF-8 \
    EXTRACTOR_CACHE=/home/extractor/cache
USER 1000
# The sentences are tried now, and what the rules compile to is kept for each start.
RUN extractor doctor && chmod -R a+rX "${EXTRACTOR_CACHE}"
# Where a folder of articles is mounted.
WORKDIR /news
ENTRYPOINT ["extractor"]
CMD ["--help"]
