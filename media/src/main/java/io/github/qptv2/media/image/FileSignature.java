package io.github.qptv2.media.image;

import java.util.List;
import java.util.Optional;

import static io.github.qptv2.media.image.ImageFormat.AVIF;
import static io.github.qptv2.media.image.ImageFormat.BMP;
import static io.github.qptv2.media.image.ImageFormat.GIF;
import static io.github.qptv2.media.image.ImageFormat.HEIC;
import static io.github.qptv2.media.image.ImageFormat.JPEG;
import static io.github.qptv2.media.image.ImageFormat.JPEG_2000;
import static io.github.qptv2.media.image.ImageFormat.JPEG_XL;
import static io.github.qptv2.media.image.ImageFormat.PDF;
import static io.github.qptv2.media.image.ImageFormat.PNG;
import static io.github.qptv2.media.image.ImageFormat.PSD;
import static io.github.qptv2.media.image.ImageFormat.RAW;
import static io.github.qptv2.media.image.ImageFormat.SVG;
import static io.github.qptv2.media.image.ImageFormat.TIFF;
import static io.github.qptv2.media.image.ImageFormat.WEBP;

/** The first bytes by which a format is known. */
record FileSignature(ImageFormat format, int offset, String bytes) {

    private static final int SVG_PROLOGUE = 1024;

    /** In the order tried: the camera formats built on TIFF's header come before TIFF. */
    private static final List<FileSignature> ALL = List.of(
            new FileSignature(JPEG, 0, "\u00ff\u00d8\u00ff"),
            new FileSignature(PNG, 0, "\u0089PNG\r\n\u001a\n"),
            new FileSignature(GIF, 0, "GIF87a"),
            new FileSignature(GIF, 0, "GIF89a"),
            new FileSignature(WEBP, 8, "WEBP"),
            new FileSignature(RAW, 8, "CR\u0002\u0000"),
            new FileSignature(RAW, 0, "IIRO\b"),
            new FileSignature(RAW, 0, "IIRS\b"),
            new FileSignature(RAW, 0, "MMOR\u0000"),
            new FileSignature(RAW, 0, "IIU\u0000"),
            new FileSignature(RAW, 0, "FUJIFILMCCD-RAW"),
            new FileSignature(RAW, 0, "\u0000MRM"),
            new FileSignature(RAW, 0, "FOVb"),
            new FileSignature(RAW, 6, "HEAPCCDR"),
            new FileSignature(TIFF, 0, "II*\u0000"),
            new FileSignature(TIFF, 0, "MM\u0000*"),
            new FileSignature(TIFF, 0, "II+\u0000"),
            new FileSignature(TIFF, 0, "MM\u0000+"),
            new FileSignature(PSD, 0, "8BPS"),
            new FileSignature(PDF, 0, "%PDF-"),
            new FileSignature(JPEG_XL, 0, "\u00ff\n"),
            new FileSignature(JPEG_XL, 4, "JXL \r\n\u0087\n"),
            new FileSignature(JPEG_2000, 4, "jP  \r\n\u0087\n"),
            new FileSignature(JPEG_2000, 0, "\u00ffO\u00ffQ"));

    /** The format, as far as the content tells. */
    static Optional<ImageFormat> of(RandomAccessBytes bytes) {
        if (bytes.has(4, "ftyp")) {
            return brand(bytes);
        }
        if (isBitmap(bytes)) {
            return Optional.of(BMP);
        }
        if (isSvg(bytes)) {
            return Optional.of(SVG);
        }
        return ALL.stream()
                .filter(known -> bytes.has(known.offset, known.bytes))
                .map(FileSignature::format)
                .findFirst();
    }

    /** ISO 14496-12: the major brand, then a version, then the brands it is compatible with. */
    private static Optional<ImageFormat> brand(RandomAccessBytes bytes) {
        int brands = (int) Math.min(64, bytes.size() - 8) / 4;
        String all = bytes.text(8, 4 * brands);
        if (all.startsWith("crx ")) {
            return Optional.of(RAW);
        }
        if (all.contains("avif") || all.contains("avis")) {
            return Optional.of(AVIF);
        }
        return List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1").stream()
                .filter(all::contains)
                .map(brand -> HEIC)
                .findFirst();
    }

    /** "BM" alone would take in many a text: the two reserved words must be zero and the header of a known size. */
    private static boolean isBitmap(RandomAccessBytes bytes) {
        return bytes.has(0, "BM")
                && bytes.size() > 14
                && bytes.has(6, "\u0000\u0000\u0000\u0000")
                && bytes.at(14) >= 12
                && bytes.at(14) <= 124;
    }

    private static boolean isSvg(RandomAccessBytes bytes) {
        if (bytes.at(0) != '<' && bytes.at(0) != 0xef) {
            return false;
        }
        return bytes.text(0, (int) Math.min(SVG_PROLOGUE, bytes.size())).contains("<svg");
    }
}
