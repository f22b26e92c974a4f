package io.github.qptv2.media.image.heif;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;

import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_TOPLEFT;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP16LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_plane;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INP;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_init_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

/**
 * The decoded planes of all tiles of a grid; {@link IllegalArgumentException} states what is wrong with them.
 *
 * <p>Tiles are joined before chroma is interpolated, so that there are no seams.
 */
public final class HeifCanvas implements AutoCloseable {

    private static final int FLAGS =
            SWS_BILINEAR | SWS_ACCURATE_RND | SWS_BITEXACT | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP;

    private static final int UNITY = 1 << 16;

    private final HeifGrid grid;
    private final AVFrame canvas = av_frame_alloc();
    private int tileWidth;
    private int tileHeight;

    public HeifCanvas(HeifGrid grid) {
        this.grid = grid;
    }

    /** Copies tile {@code index}, cropped to the canvas. */
    public void place(AVFrame tile, int index) {
        if (index == 0) {
            begin(tile);
        }
        if (tile.width() != tileWidth || tile.height() != tileHeight || tile.format() != canvas.format()) {
            throw new IllegalArgumentException("its tiles are of different sizes or formats");
        }
        int left = index % grid.columns() * tileWidth, top = index / grid.columns() * tileHeight;
        int width = Math.min(tileWidth, grid.width() - left), height = Math.min(tileHeight, grid.height() - top);
        AVPixFmtDescriptor format = av_pix_fmt_desc_get(tile.format());
        int bytes = depth() > 8 ? 2 : 1;
        for (int plane = 0; plane < format.nb_components(); plane++) {
            boolean chroma = isChroma(format, plane);
            int across = chroma ? format.log2_chroma_w() : 0, down = chroma ? format.log2_chroma_h() : 0;
            int stride = canvas.linesize(plane);
            long to = (long) (top >> down) * stride + (long) (left >> across) * bytes;
            av_image_copy_plane(
                    canvas.data(plane).position(to),
                    stride,
                    tile.data(plane),
                    tile.linesize(plane),
                    ((width + (1 << across) - 1) >> across) * bytes,
                    (height + (1 << down) - 1) >> down);
        }
    }

    private static boolean isChroma(AVPixFmtDescriptor format, int plane) {
        return plane > 0 && (format.flags() & AV_PIX_FMT_FLAG_RGB) == 0;
    }

    private void begin(AVFrame tile) {
        AVPixFmtDescriptor format = av_pix_fmt_desc_get(tile.format());
        tileWidth = tile.width();
        tileHeight = tile.height();
        boolean even =
                tileWidth % (1 << format.log2_chroma_w()) == 0 && tileHeight % (1 << format.log2_chroma_h()) == 0;
        boolean covers = (long) tileWidth * grid.columns() >= grid.width()
                && (long) tileHeight * grid.rows() >= grid.height()
                && (long) tileWidth * (grid.columns() - 1) < grid.width()
                && (long) tileHeight * (grid.rows() - 1) < grid.height();
        if (!covers || (!even && grid.tiles().size() > 1)) {
            throw new IllegalArgumentException("tiles of %dx%d do not fit an image of %dx%d"
                    .formatted(tileWidth, tileHeight, grid.width(), grid.height()));
        }
        if (format.nb_components() != 1 && format.nb_components() != 3) {
            throw new IllegalArgumentException(format.nb_components() + " planes");
        }
        canvas.format(tile.format()).width(grid.width()).height(grid.height());
        if (av_frame_get_buffer(canvas, 0) < 0) {
            throw new OutOfMemoryError(
                    "a %dx%d image does not fit into native memory".formatted(grid.width(), grid.height()));
        }
        av_frame_copy_props(canvas, tile);
    }

    private int depth() {
        return av_pix_fmt_desc_get(canvas.format()).comp(0).depth();
    }

    /** Red, green and blue of 8 bits, or of 16 if the image has more than 8. */
    public HeifPixels toRgb(HeifColor color) {
        boolean has16BitSamples = depth() > 8;
        AVFrame rgb = av_frame_alloc();
        rgb.width(grid.width()).height(grid.height()).format(has16BitSamples ? AV_PIX_FMT_GBRP16LE : AV_PIX_FMT_RGB24);
        SwsContext context = sws_alloc_context();
        try {
            if (av_frame_get_buffer(rgb, 0) < 0) {
                throw new OutOfMemoryError("an image does not fit into native memory");
            }
            prepare(context, rgb, color);
            if (sws_scale_frame(context, rgb, canvas) < 0) {
                throw new IllegalArgumentException("pixel format " + canvas.format() + " cannot be converted");
            }
            return copy(rgb, has16BitSamples);
        } finally {
            sws_freeContext(context);
            av_frame_free(rgb);
        }
    }

    private void prepare(SwsContext context, AVFrame rgb, HeifColor color) {
        boolean isRgb = (av_pix_fmt_desc_get(canvas.format()).flags() & AV_PIX_FMT_FLAG_RGB) != 0;
        int stated = color.stated() ? color.matrix() : canvas.colorspace();
        if ((stated == AVCOL_SPC_RGB) != isRgb && stated != AVCOL_SPC_UNSPECIFIED) {
            throw new IllegalArgumentException("color matrix " + stated + " does not fit its planes");
        }
        boolean full = color.stated() ? color.full() : canvas.color_range() == AVCOL_RANGE_JPEG;
        int place = canvas.chroma_location();
        context.src_w(canvas.width()).src_h(canvas.height()).src_format(canvas.format());
        context.dst_w(rgb.width()).dst_h(rgb.height()).dst_format(rgb.format()).flags(FLAGS);
        AVPixFmtDescriptor planes = av_pix_fmt_desc_get(canvas.format());
        if (planes.log2_chroma_w() > 0) { // a position would shift planes of full size
            context.src_h_chr_pos(place == AVCHROMA_LOC_CENTER ? 128 : 0);
        }
        if (planes.log2_chroma_h() > 0) {
            context.src_v_chr_pos(place == AVCHROMA_LOC_TOPLEFT ? 0 : 128);
        }
        context.src_range(full || isRgb ? 1 : 0).dst_range(1);
        if (sws_init_context(context, (SwsFilter) null, null) < 0) {
            throw new IllegalArgumentException("pixel format " + canvas.format() + " cannot be converted");
        }
        int matrix = isRgb || stated == AVCOL_SPC_UNSPECIFIED ? AVCOL_SPC_SMPTE170M : stated;
        sws_setColorspaceDetails(
                context,
                sws_getCoefficients(matrix),
                full ? 1 : 0,
                sws_getCoefficients(SWS_CS_DEFAULT),
                1,
                0,
                UNITY,
                UNITY);
    }

    private static HeifPixels copy(AVFrame rgb, boolean has16BitSamples) {
        int width = rgb.width(), height = rgb.height();
        if (has16BitSamples) {
            return new HeifPixels(width, height, new byte[0], planes(rgb));
        }
        var low = new byte[3 * width * height];
        BytePointer rows = rgb.data(0);
        for (int y = 0; y < height; y++) {
            rows.position((long) y * rgb.linesize(0)).get(low, 3 * width * y, 3 * width);
        }
        return new HeifPixels(width, height, low, new short[0]);
    }

    /** Planes of green, blue and red: FFmpeg 8.0 converts 4:2:0 of more than 8 bits incorrectly to interleaved RGB. */
    private static short[] planes(AVFrame gbr) {
        int width = gbr.width(), height = gbr.height();
        var high = new short[3 * width * height];
        var row = new byte[2 * width];
        for (int plane = 0; plane < 3; plane++) {
            BytePointer rows = gbr.data(plane);
            for (int y = 0; y < height; y++) {
                rows.position((long) y * gbr.linesize(plane)).get(row);
                for (int x = 0, to = 3 * width * y + (plane + 1) % 3; x < width; x++, to += 3) {
                    high[to] = (short) ((row[2 * x] & 255) | (row[2 * x + 1] << 8));
                }
            }
        }
        return high;
    }

    @Override
    public void close() {
        av_frame_free(canvas);
    }
}
