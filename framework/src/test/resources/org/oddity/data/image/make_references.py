"""Writes the image files and references.txt of this folder with Pillow; run it here."""
import numpy as np
import PIL
from PIL import Image

HEIGHT, WIDTH = 13, 21
y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
red = (x * 12).astype(np.uint8)
green = (y * 20).astype(np.uint8)
blue = ((x + y) * 7 % 256).astype(np.uint8)
rgb = np.stack([red, green, blue], axis=-1)
lines = [f"# Pillow {PIL.__version__}: file channels height width values"]


def reference(name, image, values):
    values = np.asarray(values, dtype=np.float64)
    height, width = values.shape[:2]
    channels = 1 if values.ndim == 2 else values.shape[2]
    text = " ".join(f"{v:.6f}" for v in values.ravel())
    lines.append(f"{name} {channels} {height} {width} {text}")
    if image is not None:
        options = {"compression": "tiff_lzw"} if name.endswith("lzw.tif") else {}
        image.save(name, **options)


def over_white(rgba):
    colour, alpha = rgba[..., :3] / 255.0, rgba[..., 3:] / 255.0
    return colour * alpha + (1 - alpha)


colour = Image.fromarray(rgb)
reference("colour.png", colour, rgb / 255.0)
reference("colour.bmp", colour, rgb / 255.0)
reference("colour-lzw.tif", colour, rgb / 255.0)
grey = Image.fromarray(blue)
reference("grey.png", grey, blue / 255.0)
deep = (x.astype(np.uint32) * 3000 + y * 257).astype(np.uint16)
reference("grey-16.png", Image.fromarray(deep), deep / 65535.0)
reference("grey-16.tif", Image.fromarray(deep), deep / 65535.0)
alpha = np.dstack([rgb, ((x * 37 + y * 11) % 256).astype(np.uint8)])
reference("alpha.png", Image.fromarray(alpha), over_white(alpha))
grey_alpha = np.dstack([blue, alpha[..., 3]])
a = grey_alpha[..., 1] / 255.0
reference("grey-alpha.png", Image.fromarray(grey_alpha), blue / 255.0 * a + (1 - a))
palette = colour.quantize(16)
reference("palette.png", palette, np.asarray(palette.convert("RGB")) / 255.0)
bits = Image.fromarray(((x // 2 + y // 3) % 2 * 255).astype(np.uint8)).convert("1", dither=Image.Dither.NONE)
reference("one-bit.bmp", bits, np.asarray(bits).astype(np.float64))
reference("one-bit.png", bits, np.asarray(bits).astype(np.float64))
smooth = Image.fromarray(np.stack([x * 10, y * 15, 255 - x * 10], axis=-1).astype(np.uint8))
smooth.save("colour.jpg", quality=95, subsampling=0)
reference("colour.jpg", None, np.asarray(Image.open("colour.jpg")) / 255.0)
smooth.save("progressive.jpg", quality=95, subsampling=0, progressive=True)
reference("progressive.jpg", None, np.asarray(Image.open("progressive.jpg")) / 255.0)
grey_smooth = smooth.convert("L")
grey_smooth.save("grey.jpg", quality=95)
reference("grey.jpg", None, np.asarray(Image.open("grey.jpg")) / 255.0)
smooth.convert("CMYK").save("cmyk.jpg", quality=95)
reference("cmyk.jpg", None, np.asarray(Image.open("cmyk.jpg").convert("RGB")) / 255.0)
luma = rgb @ np.array([0.299, 0.587, 0.114]) / 255.0
reference("luma-of-colour", None, luma)
for height, width in [(5, 7), (13, 9), (40, 30), (1, 1)]:
    channels = [
        np.asarray(Image.fromarray((rgb[..., c] / 255.0).astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR))
        for c in range(3)
    ]
    reference(f"resized-{height}x{width}", None, np.stack(channels, axis=-1))
with open("references.txt", "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")
