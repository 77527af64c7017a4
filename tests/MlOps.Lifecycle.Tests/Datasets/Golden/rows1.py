"""An independent implementation of dataset digests, format 1, written from docs/concepts/datasets.md.

Prints the golden values of DigestGoldenTests. Needs Python 3 only: python3 rows1.py
"""
import hashlib
import struct

BLOCK = 65536


def sha(data):
    return hashlib.sha256(data).digest()


def flag(i):
    return None if i % 7 == 3 else i % 2 == 0


def count(i):
    return None if i % 11 == 5 else (i - 500) * 1_000_003


def amount(i):
    if i % 13 == 7:
        return None
    if i % 17 == 0:
        return float("nan")
    if i % 19 == 1:
        return -0.0
    if i % 23 == 2:
        return float("-inf")
    return i / 8 - 100


def name(i):
    return None if i % 5 == 4 else "" if i % 5 == 0 else "\u00e9" * (i % 3) + str(i)


def day(i):
    return None if i % 29 == 1 else i - 1000


def at(i):
    return None if i % 31 == 2 else (i - 1000) * 3_600_000_001


def number(v):
    if v is None:
        return bytes(8)
    if v != v:
        return struct.pack("<Q", 0x7FF8000000000000)
    return struct.pack("<d", v + 0.0)


def text(v):
    data = (v or "").encode("utf-8")
    return struct.pack("<i", len(data)) + data


COLUMNS = [
    ("flag", 1, flag, lambda v: b"\1" if v else b"\0"),
    ("count", 2, count, lambda v: struct.pack("<q", v or 0)),
    ("amount", 3, amount, number),
    ("name", 4, name, text),
    ("day", 5, day, lambda v: struct.pack("<i", v or 0)),
    ("at", 6, at, lambda v: struct.pack("<q", v or 0)),
]


def leaf(values, encode):
    present = bytearray((len(values) + 7) // 8)
    for i, v in enumerate(values):
        if v is not None:
            present[i >> 3] |= 1 << (i & 7)
    return sha(b"\0" + b"".join(encode(v) for v in values) + bytes(present) + struct.pack("<i", len(values)))


def tree(leaves):
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha(b"\1" + tree(leaves[:k]) + tree(leaves[k:]))


def digest(rows):
    data = b"mlops.lifecycle/rows/1\n" + struct.pack("<qi", rows, len(COLUMNS))
    for column, code, value, encode in COLUMNS:
        values = [value(i) for i in range(rows)]
        root = tree([leaf(values[i:i + BLOCK], encode) for i in range(0, rows, BLOCK)])
        encoded = column.encode("utf-8")
        data += struct.pack("<i", len(encoded)) + encoded + bytes([code]) + root
        if rows == 1000:
            print(f"{column}: {root.hex()}")
    return sha(data).hex()


for rows in (0, 1, 8, 1000, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK + 3):
    print(f"{rows}: rows1:{digest(rows)}")
