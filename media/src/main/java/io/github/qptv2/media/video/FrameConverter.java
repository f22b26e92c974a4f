package io.github.qptv2.media.video;

import java.nio.file.Path;

import io.github.qptv2.media.image.Image;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
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

/** Converts decoded frames to upright RGB images, all of the size of the first frame. */
final class FrameConverter implements AutoCloseable {

    /** Bit-exact on every CPU, with chroma interpolated to full resolution instead of repeated. */
    private static final int FLAGS =
            SWS_BILINEAR | SWS_ACCURATE_RND | SWS_BITEXACT | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP;

    private static final int UNITY = 1 << 16;

    private final Path file;
    private final int width;
    private final int height;
    private final Rotation turn;
    private final AVFrame canvas = av_frame_alloc();
    private @Nullable ColorConversion color;
    private @Nullable SwsContext scaler;

    /** For frames of a stored size; errors name the file. */
    FrameConverter(Path file, int width, int height, Rotation turn) {
        this.file = file;
        this.width = width;
        this.height = height;
        this.turn = turn;
        canvas.width(width).height(height).format(AV_PIX_FMT_RGB24);
        if (av_frame_get_buffer(canvas, 0) < 0) {
            throw new OutOfMemoryError("a %dx%d frame does not fit into native memory".formatted(width, height));
        }
    }

    Image convert(AVFrame frame) throws VideoException {
        int result = sws_scale_frame(scaler(ColorConversion.of(frame)), canvas, frame);
        if (result < 0) {
            throw new VideoException(file + ": a frame cannot be converted to RGB: FFmpeg's error " + result);
        }
        var rgb = new byte[3 * width * height];
        BytePointer pixels = canvas.data(0);
        for (int y = 0; y < height; y++) {
            pixels.position((long) y * canvas.linesize(0)).get(rgb, 3 * width * y, 3 * width);
        }
        return turn.apply(Image.of(width, height, rgb));
    }

    private SwsContext scaler(ColorConversion wanted) throws VideoException {
        if (scaler == null || !wanted.equals(color)) {
            SwsContext made = create(wanted);
            sws_freeContext(scaler);
            scaler = made;
            color = wanted;
        }
        return scaler;
    }

    private SwsContext create(ColorConversion from) throws VideoException {
        SwsContext context = sws_alloc_context();
        context.src_w(from.width()).src_h(from.height()).src_format(from.format());
        context.dst_w(width).dst_h(height).dst_format(AV_PIX_FMT_RGB24).flags(FLAGS);
        context.src_h_chr_pos(from.chromaX()).src_v_chr_pos(from.chromaY());
        context.src_range(from.full() ? 1 : 0).dst_range(1);
        if (sws_init_context(context, (SwsFilter) null, null) < 0) {
            sws_freeContext(context);
            throw new VideoException(
                    file + ": pixel format " + from.format() + " cannot be converted to RGB; convert it to H.264");
        }
        IntPointer matrix = sws_getCoefficients(from.matrix()), rgb = sws_getCoefficients(SWS_CS_DEFAULT);
        // fails for RGB sources, which need no matrix
        sws_setColorspaceDetails(context, matrix, from.full() ? 1 : 0, rgb, 1, 0, UNITY, UNITY);
        return context;
    }

    @Override
    public void close() {
        sws_freeContext(scaler);
        av_frame_free(canvas);
    }
}
