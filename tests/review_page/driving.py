"""Drives a headless Chromium: opens pages, presses keys, reads what is shown."""

from __future__ import annotations

import json
import shutil
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver.remote.webelement import WebElement

PATIENCE = 10  # seconds
_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # root has none, and the pages are our own
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-component-update",
    "--disable-background-networking",
)


_IS_NEW = "return !window.isOld && document.readyState === 'complete'"
_LISTEN = """
  const done = arguments[0];
  window.heard = 0;
  addEventListener("keyup", () => { window.heard += 1; }, true);
  requestAnimationFrame(() => requestAnimationFrame(done));"""


class Browser:
    """A browser with one page in it."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver
        self.downloads = Path()

    def open(
        self,
        file: Path,
        downloads: Path,
        *,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
    ) -> None:
        """Open a file with nothing kept from the one before."""
        self.downloads = downloads
        self._say("Page.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 800}
        self._say("Emulation.setDeviceMetricsOverride", **size)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._say("Emulation.setEmulatedMedia", features=features)
        self._say("Emulation.setFocusEmulationEnabled", enabled=True)
        self.driver.get("about:blank")
        self.complaints()
        self.requests()
        self.driver.get(file.as_uri())
        self.run("localStorage.clear()")
        self.reload()

    def reload(self) -> None:
        """Load the page again, and wait until it is painted and hears keys: Chromium drops those before."""
        self.run("window.isOld = true")
        self.driver.refresh()
        self.until(lambda: self.run(_IS_NEW))
        self.driver.execute_async_script(_LISTEN)

    def _say(self, command: str, **arguments: Any) -> None:
        self.driver.execute_cdp_cmd(command, arguments)

    def run(self, script: str) -> Any:
        """What a script returns."""
        return self.driver.execute_script(script)

    def all(self, selector: str) -> list[WebElement]:
        """The elements that are shown."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [element for element in found if element.is_displayed()]

    def one(self, selector: str) -> WebElement:
        """The first of them."""
        return self.all(selector)[0]

    def texts(self, selector: str) -> list[str]:
        """What they say."""
        return [element.text for element in self.all(selector)]

    def click(self, selector: str) -> None:
        """Click on the first of them."""
        self.one(selector).click()

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is; returns when the page has heard them all."""
        for key in keys:
            heard = self.run("return window.heard") + len(key)
            ActionChains(self.driver).send_keys(key).perform()
            self.until(lambda heard=heard: self.run("return window.heard") >= heard)

    def choose(self, selector: str, *files: Path) -> None:
        """Choose files in a field for them, which need not be shown."""
        field = self.driver.find_element(By.CSS_SELECTOR, selector)
        field.send_keys("\n".join(map(str, files)))

    def drop(self, name: str, text: str) -> None:
        """Drag a file over the page and drop it there."""
        for kind in ("dragover", "drop"):
            self.driver.execute_script(
                "const data = new DataTransfer();"
                "data.items.add(new File([arguments[2]], arguments[1]));"
                "document.body.dispatchEvent(new DragEvent(arguments[0],"
                " { dataTransfer: data, bubbles: true, cancelable: true }));",
                kind,
                name,
                text,
            )

    def until(self, true: Any) -> None:
        """Wait until a function without arguments says something true."""
        WebDriverWait(self.driver, PATIENCE).until(lambda _: true())

    def lit(self, kind: str = "lit") -> str:
        """The words of the text that are lit up."""
        pieces = self.run(
            f"return [...document.querySelectorAll('.piece.{kind}')].map(p => p.textContent)"
        )
        return "".join(pieces)

    def downloaded(self, name: str) -> Path:
        """The file that a click downloads, when it is there."""
        file = self.downloads / name
        end = time.monotonic() + PATIENCE
        while not file.exists() and time.monotonic() < end:
            time.sleep(0.05)
        return file

    def complaints(self) -> list[str]:
        """What the console says since it was last asked: errors, warnings, what the policy refused."""
        return [entry["message"] for entry in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]

    def requests(self) -> set[str]:
        """The addresses that were asked for since the last time, blobs of the page's own aside.

        Chromium reports as sent what the page's policy then stops; that does not count.
        """
        log = self.driver.get_log("performance")  # type: ignore[no-untyped-call]
        events = [json.loads(entry["message"])["message"] for entry in log]
        sent, stopped = {}, set()
        for event in events:
            if event["method"] == "Network.requestWillBeSent":
                sent[event["params"]["requestId"]] = event["params"]["request"]["url"]
            elif event["params"].get("blockedReason") == "csp":
                stopped.add(event["params"]["requestId"])
        return {url for key, url in sent.items() if key not in stopped and url[:5] != "blob:"}


@contextmanager
def start() -> Iterator[Browser]:
    """A browser that ends with the block."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in _ARGUMENTS:
        options.add_argument(argument)
    options.add_argument("--lang=en")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
