package io.github.qptv2.io;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import static io.github.qptv2.io.MediaFormat.ASF;
import static io.github.qptv2.io.MediaFormat.AVI;
import static io.github.qptv2.io.MediaFormat.AVIF;
import static io.github.qptv2.io.MediaFormat.BMP;
import static io.github.qptv2.io.MediaFormat.DDS;
import static io.github.qptv2.io.MediaFormat.FLV;
import static io.github.qptv2.io.MediaFormat.GIF;
import static io.github.qptv2.io.MediaFormat.GXF;
import static io.github.qptv2.io.MediaFormat.HEIC;
import static io.github.qptv2.io.MediaFormat.ICO;
import static io.github.qptv2.io.MediaFormat.IVF;
import static io.github.qptv2.io.MediaFormat.JPEG;
import static io.github.qptv2.io.MediaFormat.JPEG_2000;
import static io.github.qptv2.io.MediaFormat.JPEG_XL;
import static io.github.qptv2.io.MediaFormat.JPEG_XR;
import static io.github.qptv2.io.MediaFormat.MATROSKA;
import static io.github.qptv2.io.MediaFormat.MP4;
import static io.github.qptv2.io.MediaFormat.MPEG_PS;
import static io.github.qptv2.io.MediaFormat.MPEG_TS;
import static io.github.qptv2.io.MediaFormat.MXF;
import static io.github.qptv2.io.MediaFormat.NETPBM;
import static io.github.qptv2.io.MediaFormat.NUT;
import static io.github.qptv2.io.MediaFormat.OGG;
import static io.github.qptv2.io.MediaFormat.OPEN_EXR;
import static io.github.qptv2.io.MediaFormat.PDF;
import static io.github.qptv2.io.MediaFormat.PLAYLIST;
import static io.github.qptv2.io.MediaFormat.PNG;
import static io.github.qptv2.io.MediaFormat.PSD;
import static io.github.qptv2.io.MediaFormat.QOI;
import static io.github.qptv2.io.MediaFormat.RADIANCE;
import static io.github.qptv2.io.MediaFormat.RAW;
import static io.github.qptv2.io.MediaFormat.REAL_MEDIA;
import static io.github.qptv2.io.MediaFormat.SVG;
import static io.github.qptv2.io.MediaFormat.TIFF;
import static io.github.qptv2.io.MediaFormat.WEBP;
import static io.github.qptv2.io.MediaFormat.WTV;
import static io.github.qptv2.io.MediaFormat.Y4M;

/** Recognizes the format of a file by its first bytes. */
public final class MediaSignatures {

    /** Bytes from a file's start that {@link #format} needs; a shorter file is given whole. */
    public static final int HEAD = 1024;

    /** @param bytes one character for each byte */
    private record Signature(MediaFormat format, int offset, String bytes) {}

    /** In the order of matching: the camera formats that extend TIFF's header precede TIFF. */
    private static final List<Signature> SIGNATURES = List.of(
            new Signature(JPEG, 0, "\u00ff\u00d8\u00ff"),
            new Signature(PNG, 0, "\u0089PNG\r\n\u001a\n"),
            new Signature(GIF, 0, "GIF87a"),
            new Signature(GIF, 0, "GIF89a"),
            new Signature(RAW, 8, "CR\u0002\u0000"),
            new Signature(RAW, 0, "IIRO\b"),
            new Signature(RAW, 0, "IIRS\b"),
            new Signature(RAW, 0, "MMOR\u0000"),
            new Signature(RAW, 0, "IIU\u0000"),
            new Signature(RAW, 0, "FUJIFILMCCD-RAW"),
            new Signature(RAW, 0, "\u0000MRM"),
            new Signature(RAW, 0, "FOVb"),
            new Signature(RAW, 6, "HEAPCCDR"),
            new Signature(TIFF, 0, "II*\u0000"),
            new Signature(TIFF, 0, "MM\u0000*"),
            new Signature(TIFF, 0, "II+\u0000"),
            new Signature(TIFF, 0, "MM\u0000+"),
            new Signature(PSD, 0, "8BPS"),
            new Signature(JPEG_XR, 0, "II\u00bc"),
            new Signature(OPEN_EXR, 0, "v/1\u0001"),
            new Signature(RADIANCE, 0, "#?RADIANCE"),
            new Signature(RADIANCE, 0, "#?RGBE"),
            new Signature(QOI, 0, "qoif"),
            new Signature(DDS, 0, "DDS |"),
            new Signature(ICO, 0, "\u0000\u0000\u0001\u0000"),
            new Signature(PDF, 0, "%PDF-"),
            new Signature(JPEG_XL, 0, "\u00ff\n"),
            new Signature(JPEG_XL, 4, "JXL \r\n\u0087\n"),
            new Signature(JPEG_2000, 4, "jP  \r\n\u0087\n"),
            new Signature(JPEG_2000, 0, "\u00ffO\u00ffQ"),
            new Signature(MATROSKA, 0, "\u001aE\u00df\u00a3"),
            new Signature(AVI, 8, "AVI "),
            new Signature(IVF, 0, "DKIF"),
            new Signature(Y4M, 0, "YUV4MPEG2"),
            new Signature(FLV, 0, "FLV\u0001"),
            new Signature(MPEG_PS, 0, "\u0000\u0000\u0001\u00ba"),
            new Signature(MPEG_PS, 0, "\u0000\u0000\u0001\u00b3"),
            new Signature(MXF, 0, "\u0006\u000e+4\u0002\u0005\u0001\u0001"),
            new Signature(GXF, 0, "\u0000\u0000\u0000\u0000\u0001\u00bc"),
            new Signature(NUT, 0, "nut/multimedia container\u0000"),
            new Signature(REAL_MEDIA, 0, ".RMF\u0000"),
            new Signature(WTV, 0, "\u00b7\u00d8\u0000 7I\u00da\u0011\u00a6N\u0000\u0007\u00e9^\u00ad\u008d"));

    /** Beginnings of text files that name other files: HLS and M3U, FFmpeg's concat script, SDP, PLS. */
    private static final List<String> PLAYLISTS =
            List.of("#EXTM3U", "ffconcat version", "v=0\no=", "v=0\r\no=", "[playlist]");

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    /** The header object of ASF; such a file is audio if the identifier of a video stream is not near it. */
    private static final String ASF_HEADER = "0&\u00b2u\u008ef\u00cf\u0011";

    private static final String ASF_VIDEO = "\u00c0\u00ef\u0019\u00bcM[\u00cf\u0011";

    /** Bytes of a packet of an MPEG transport stream, and of one with a time stamp of Blu-ray before it. */
    private static final int PACKET = 188;

    private static final int STAMPED_PACKET = 192;

    /** Brands of ISO base media files that contain images in HEIF (ISO/IEC 23008-12). */
    private static final List<String> HEIF_BRANDS =
            List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    private static final int BMP_HEADER = 14;

    private MediaSignatures() {}

    /**
     * The format, or empty if no signature matches.
     *
     * @param head the first {@link #HEAD} bytes of the file
     */
    public static Optional<MediaFormat> format(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ftyp", 4)) {
            return Optional.of(brand(text));
        }
        if (isBitmap(text)) {
            return Optional.of(BMP);
        }
        if (isSvg(text)) {
            return Optional.of(SVG);
        }
        if (isPlaylist(text)) {
            return Optional.of(PLAYLIST);
        }
        if (isTransportStream(text, 0, PACKET) || isTransportStream(text, 4, STAMPED_PACKET)) {
            return Optional.of(MPEG_TS);
        }
        if (text.startsWith("OggS")) {
            return Optional.of(OGG).filter(ogg -> text.contains("\u0080theora"));
        }
        if (text.startsWith(ASF_HEADER)) {
            return Optional.of(ASF).filter(asf -> text.contains(ASF_VIDEO));
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (isNetpbm(text)) {
            return Optional.of(NETPBM);
        }
        return SIGNATURES.stream()
                .filter(signature -> text.startsWith(signature.bytes(), signature.offset()))
                .map(Signature::format)
                .findFirst();
    }

    /** ISO/IEC 14496-12: the major brand, a version, then the compatible brands. */
    private static MediaFormat brand(String text) {
        int brands = Math.min(64, text.length() - 8) / 4;
        String all = text.substring(8, 8 + 4 * brands);
        if (all.startsWith("crx ")) {
            return RAW;
        }
        if (all.contains("avif") || all.contains("avis")) {
            return AVIF;
        }
        return HEIF_BRANDS.stream().anyMatch(all::contains) ? HEIC : MP4;
    }

    /** Text may begin with "BM", too: the two reserved words must be 0 and the header of a known size. */
    private static boolean isBitmap(String text) {
        return text.startsWith("BM")
                && text.length() > BMP_HEADER
                && text.startsWith("\u0000\u0000\u0000\u0000", 6)
                && text.charAt(BMP_HEADER) >= 12
                && text.charAt(BMP_HEADER) <= 124;
    }

    /** ISO/IEC 13818-1: every packet begins with 0x47. */
    private static boolean isTransportStream(String text, int start, int packet) {
        int synchronous = 0;
        for (int at = start; at < text.length() && text.charAt(at) == 'G'; at += packet) {
            synchronous++;
        }
        return synchronous >= 4;
    }

    private static boolean isPlaylist(String text) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        return PLAYLISTS.stream().anyMatch(plain::startsWith) || (plain.startsWith("<") && plain.contains("<MPD"));
    }

    /** P, a digit, white space and the first digit of the width or a comment. */
    private static boolean isNetpbm(String text) {
        return text.length() > 3
                && text.charAt(0) == 'P'
                && text.charAt(1) >= '1'
                && text.charAt(1) <= '7'
                && (text.charAt(2) == '\n' || text.charAt(2) == ' ')
                && (Character.isDigit(text.charAt(3)) || text.charAt(3) == '#' || text.startsWith("WIDTH", 3));
    }

    private static boolean isSvg(String text) {
        return (text.startsWith("<") || text.startsWith("\u00ef")) && text.contains("<svg");
    }
}
