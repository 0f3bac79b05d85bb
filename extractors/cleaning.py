"""From the picture of a page to the view that is searched for text: the sheet on the desk, reduced.

A view is only searched; what is found is read from the page's own pixels, through the map back. So a view
may lose detail, but never move anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from extractors.pages import Map, Pixels

Points = npt.NDArray[np.float64]

SMALL = 480
"""Longest side in pixels at which the sheet is looked for."""
LEAST_SHEET, MOST_SHEET = 0.25, 0.95
"""Part of the picture that a sheet may cover to be worth cutting out."""
EDGE_CONTRAST = 18.0
"""Grey levels between just inside and just outside a side of the sheet."""


@dataclass(frozen=True, slots=True)
class View:
    """Pixels to search, and the map from the page's pixels to them."""

    pixels: Pixels
    from_page: Map


def view_of(pixels: Pixels, longest: int, sheet: Points | None) -> View:
    """The whole page, or its sheet straightened, with a longest side of at most `longest` pixels."""
    height, width = pixels.shape[:2]
    if sheet is None:
        part = min(longest / max(height, width), 1.0)
        size = (max(round(width * part), 1), max(round(height * part), 1))
        shrunk = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA) if part < 1 else pixels
        return View(shrunk, Map.scale(size[0] / width, size[1] / height))
    wide, tall = sheet_size(sheet)
    part = min(longest / max(wide, tall), 1.0)
    target = (max(round(wide * part), 8), max(round(tall * part), 8))
    # Reduced by area first: a warp alone samples single pixels and would tear thin strokes.
    first = min(1.0, part * 1.25)
    source = (
        cv2.resize(pixels, None, fx=first, fy=first, interpolation=cv2.INTER_AREA) if first < 1 else pixels
    )
    exact = Map.scale(source.shape[1] / width, source.shape[0] / height)
    corners = [(0, 0), (target[0], 0), target, (0, target[1])]
    move = Map.corners(sheet.tolist(), corners)
    from_source = exact.back().then(move)
    warped = cv2.warpPerspective(source, from_source.for_opencv, target, borderMode=cv2.BORDER_REPLICATE)
    return View(np.asarray(warped, np.uint8), move)


def sheet_size(sheet: Points) -> tuple[float, float]:
    """Width and height of the straightened sheet: the longer of its opposite sides."""
    a, b, c, d = sheet
    wide = max(np.linalg.norm(b - a), np.linalg.norm(c - d))
    tall = max(np.linalg.norm(d - a), np.linalg.norm(c - b))
    return float(wide), float(tall)


def find_sheet(pixels: Pixels) -> Points | None:
    """Corners (clockwise from top left, page pixels) of the one bright sheet on a darker ground; None unless
    it is surely found."""
    height, width = pixels.shape[:2]
    part = SMALL / max(height, width)
    if part >= 1:
        return None
    small = cv2.resize(pixels, None, fx=part, fy=part, interpolation=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    _, mask = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    areas = sorted(((cv2.contourArea(c), i) for i, c in enumerate(contours)), reverse=True)
    whole = float(grey.shape[0] * grey.shape[1])
    if not areas or not LEAST_SHEET <= areas[0][0] / whole <= MOST_SHEET:
        return None
    if len(areas) > 1 and areas[1][0] > 0.04 * whole:
        return None  # two papers on one desk: both must be read
    corners = _four_corners(contours[areas[0][1]])
    if corners is None or areas[0][0] < 0.92 * cv2.contourArea(corners.astype(np.float32)):
        return None
    if not _right_angled(corners) or not _stands_out(grey, corners):
        return None
    centre = corners.mean(axis=0)
    grown = centre + (corners - centre) * 1.01  # a line at the very edge stays inside
    scaled = grown / np.array([small.shape[1] / width, small.shape[0] / height])
    return _clockwise(scaled)


def _four_corners(contour: Any) -> Points | None:
    hull = cv2.convexHull(contour)
    length = cv2.arcLength(hull, True)
    for tolerance in (0.01, 0.02, 0.03, 0.05):
        corners = cv2.approxPolyDP(hull, tolerance * length, True)
        if len(corners) == 4:
            return np.asarray(corners.reshape(4, 2), np.float64)
    return None


def _clockwise(corners: Points) -> Points:
    """From the top left on, clockwise."""
    centre = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - centre[1], corners[:, 0] - centre[0])
    turned = corners[np.argsort(angles)]
    first = int(np.argmin(turned.sum(axis=1)))
    return np.asarray(np.roll(turned, -first, axis=0), np.float64)


def _right_angled(corners: Points) -> bool:
    ordered = _clockwise(corners)
    for i in range(4):
        a, b, c = ordered[i - 1], ordered[i], ordered[(i + 1) % 4]
        u, v = a - b, c - b
        cosine = float(np.dot(u, v) / max(np.linalg.norm(u) * np.linalg.norm(v), 1e-9))
        if abs(cosine) > 0.42:  # 65 to 115 degrees
            return False
    return True


def _stands_out(grey: npt.NDArray[Any], corners: Points) -> bool:
    """True when at least three sides are a step in brightness (a side at the picture's border counts)."""
    ordered = _clockwise(corners)
    centre = ordered.mean(axis=0)
    height, width = grey.shape
    steps = 0
    on_border = 0
    for i in range(4):
        a, b = ordered[i], ordered[(i + 1) % 4]
        inward = (centre - (a + b) / 2) / max(np.linalg.norm(centre - (a + b) / 2), 1e-9)
        along = [a + (b - a) * t for t in np.linspace(0.1, 0.9, 17)]
        pairs = [(p + inward * 5, p - inward * 5) for p in along]
        inside = [(q, o) for q, o in pairs if 0 <= o[0] < width and 0 <= o[1] < height]
        if len(inside) < 9:
            on_border += 1
            continue
        jumps = [
            float(grey[int(q[1]), int(q[0])]) - float(grey[int(o[1]), int(o[0])])
            for q, o in inside
            if 0 <= q[0] < width and 0 <= q[1] < height
        ]
        if jumps and float(np.median(jumps)) >= EDGE_CONTRAST:
            steps += 1
    return steps + on_border >= 4 and steps >= 2


def sharpness(grey: npt.NDArray[Any]) -> float:
    """Variance of the Laplacian: low where a photo is blurred."""
    return float(cv2.Laplacian(grey, cv2.CV_32F).var())
