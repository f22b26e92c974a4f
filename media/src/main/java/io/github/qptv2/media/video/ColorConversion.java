package io.github.qptv2.media.video;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_BOTTOM;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_BOTTOMLEFT;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_TOP;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_TOPLEFT;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_FCC;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE240M;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

/**
 * Parameters of the conversion of a frame to RGB.
 *
 * @param format FFmpeg's pixel format
 * @param matrix FFmpeg's constant of the matrix coefficients (ITU-T H.273, table 4)
 * @param full whether luma has full range, 0 to 255, instead of 16 to 235
 * @param chromaX horizontal position of a chroma sample right of the first luma sample that it belongs to, in 1/256 of
 *     their distance; 0 where every luma sample has one
 * @param chromaY the same between rows
 */
record ColorConversion(int width, int height, int format, int matrix, boolean full, int chromaX, int chromaY) {

    /** Least height and width of high definition, as in players. */
    private static final int SD_WIDTH = 1280;

    private static final int SD_HEIGHT = 576;

    static ColorConversion of(AVFrame frame) {
        int place = frame.chroma_location();
        boolean between = place == AVCHROMA_LOC_CENTER || place == AVCHROMA_LOC_TOP || place == AVCHROMA_LOC_BOTTOM;
        boolean top = place == AVCHROMA_LOC_TOPLEFT || place == AVCHROMA_LOC_TOP;
        boolean bottom = place == AVCHROMA_LOC_BOTTOMLEFT || place == AVCHROMA_LOC_BOTTOM;
        var subsampling = av_pix_fmt_desc_get(frame.format());
        int wide = subsampling.log2_chroma_w(), high = subsampling.log2_chroma_h();
        return new ColorConversion(
                frame.width(),
                frame.height(),
                frame.format(),
                matrix(frame.colorspace(), frame.width(), frame.height()),
                frame.color_range() == AVCOL_RANGE_JPEG,
                between ? middle(wide) : 0,
                top ? 0 : bottom ? 2 * middle(high) : middle(high));
    }

    /** Between the first and the last of {@code 2^shift} luma samples. */
    private static int middle(int shift) {
        return 128 * ((1 << shift) - 1);
    }

    /** The stated matrix; if it is missing or unsupported, BT.709 for high definition and BT.601 otherwise. */
    static int matrix(int stated, int width, int height) {
        return switch (stated) {
            case AVCOL_SPC_BT709,
                    AVCOL_SPC_FCC,
                    AVCOL_SPC_BT470BG,
                    AVCOL_SPC_SMPTE170M,
                    AVCOL_SPC_SMPTE240M,
                    AVCOL_SPC_BT2020_NCL,
                    AVCOL_SPC_BT2020_CL -> stated;
            default -> width >= SD_WIDTH || height > SD_HEIGHT ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
        };
    }
}
