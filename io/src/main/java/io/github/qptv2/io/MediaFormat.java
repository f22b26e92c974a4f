package io.github.qptv2.io;

import java.util.List;

import static io.github.qptv2.io.MediaType.IMAGE;
import static io.github.qptv2.io.MediaType.OTHER;
import static io.github.qptv2.io.MediaType.VIDEO;

/**
 * Formats of image and video files with the extensions of their names; {@link MediaSignatures} has their first bytes.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
public enum MediaFormat {
    JPEG(IMAGE, "JPEG", "jpg", "jpeg", "jpe", "jfif", "mpo"),
    PNG(IMAGE, "PNG", "png"),
    WEBP(IMAGE, "WebP", "webp"),
    TIFF(IMAGE, "TIFF", "tif", "tiff"),
    BMP(IMAGE, "BMP", "bmp"),
    GIF(IMAGE, "GIF", "gif"),
    HEIC(IMAGE, "HEIC", "heic", "heif"),
    AVIF(IMAGE, "AVIF", "avif"),
    RAW(
            IMAGE,
            "camera RAW",
            "cr2",
            "cr3",
            "crw",
            "nef",
            "nrw",
            "arw",
            "sr2",
            "srf",
            "dng",
            "orf",
            "raf",
            "rw2",
            "rwl",
            "pef",
            "srw",
            "mrw",
            "x3f",
            "3fr",
            "iiq",
            "erf",
            "mef",
            "kdc",
            "dcr"),
    JPEG_XL(IMAGE, "JPEG XL", "jxl"),
    JPEG_XR(IMAGE, "JPEG XR", "jxr", "wdp", "hdp"),
    JPEG_2000(IMAGE, "JPEG 2000", "jp2", "j2k", "jpx", "jpf"),
    PSD(IMAGE, "Photoshop", "psd", "psb"),
    TGA(IMAGE, "TGA", "tga"),
    OPEN_EXR(IMAGE, "OpenEXR", "exr"),
    RADIANCE(IMAGE, "Radiance HDR", "hdr"),
    NETPBM(IMAGE, "Netpbm", "ppm", "pgm", "pbm", "pnm", "pam"),
    QOI(IMAGE, "QOI", "qoi"),
    DDS(IMAGE, "DDS", "dds"),
    ICO(IMAGE, "ICO", "ico"),
    SVG(OTHER, "SVG", "svg"),
    PDF(OTHER, "PDF", "pdf"),
    MP4(VIDEO, "MP4", "mp4", "m4v", "mov", "qt", "f4v", "3gp", "3gpp", "3g2"),
    MATROSKA(VIDEO, "Matroska", "mkv", "mk3d", "webm"),
    AVI(VIDEO, "AVI", "avi", "divx"),
    IVF(VIDEO, "IVF", "ivf"),
    Y4M(VIDEO, "YUV4MPEG2", "y4m"),
    MPEG_TS(VIDEO, "MPEG transport stream", "mts", "m2ts", "m2t"), // .ts is also TypeScript: by its first bytes
    MPEG_PS(VIDEO, "MPEG", "mpg", "mpeg", "mpe", "vob", "m1v", "m2v", "mpv"),
    FLV(VIDEO, "Flash video", "flv"),
    ASF(VIDEO, "Windows Media", "wmv", "asf"), // .wma is audio
    OGG(VIDEO, "Ogg", "ogv"), // .ogg and .oga are mostly audio: by their first bytes
    MXF(VIDEO, "MXF", "mxf"),
    NUT(VIDEO, "NUT", "nut"),
    REAL_MEDIA(VIDEO, "RealMedia", "rm", "rmvb"),
    WTV(VIDEO, "Windows Recorded TV", "wtv"),
    DV(VIDEO, "DV", "dv", "dif"),
    ELEMENTARY(VIDEO, "elementary stream", "h264", "264", "avc", "h265", "265", "hevc", "obu"),
    YUV(VIDEO, "raw YUV", "yuv", "nv12"),
    GXF(VIDEO, "GXF", "gxf"),
    MOTION_JPEG(VIDEO, "Motion JPEG without a container", "mjpeg", "mjpg"),
    CAMERA_RAW_VIDEO(VIDEO, "camera raw video", "r3d", "braw", "crm"),
    FLASH(VIDEO, "Flash animation", "swf"),
    PLAYLIST(OTHER, "playlist", "m3u8", "m3u", "mpd", "sdp", "ffconcat");

    private final MediaType type;
    private final String label;
    private final List<String> extensions;

    MediaFormat(MediaType type, String label, String... extensions) {
        this.type = type;
        this.label = label;
        this.extensions = List.of(extensions);
    }

    /** Whether files of this format are images, videos or neither. */
    public MediaType type() {
        return type;
    }

    /** The common name, such as {@code WebP}. */
    public String label() {
        return label;
    }

    /** Extensions of file names, in lower case, without the dot. */
    public List<String> extensions() {
        return extensions;
    }
}
