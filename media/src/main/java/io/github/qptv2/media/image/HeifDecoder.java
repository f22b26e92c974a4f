package io.github.qptv2.media.image;

import io.github.qptv2.media.image.color.ColorModel;
import io.github.qptv2.media.image.color.RasterRows;
import io.github.qptv2.media.image.color.StoredRows;
import io.github.qptv2.media.image.heif.HeifAlpha;
import io.github.qptv2.media.image.heif.HeifCanvas;
import io.github.qptv2.media.image.heif.HeifColor;
import io.github.qptv2.media.image.heif.HeifFile;
import io.github.qptv2.media.image.heif.HeifGrid;
import io.github.qptv2.media.image.heif.HeifItem;
import io.github.qptv2.media.image.heif.HeifPixels;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

/** Decodes the coded images of a HEIF file by FFmpeg and joins the tiles of a grid before the conversion to RGB. */
record HeifDecoder(HeifFile file, String name) {

    /** FFmpeg's decoders that may be opened. */
    private static final String DECODERS = "hevc,libaom-av1,libdav1d";

    StoredRows rows() throws ImageException {
        FfmpegLog.suppressLog();
        HeifPixels color = pixels(file.image(), file.color());
        if (file.alpha().isEmpty()) {
            return new RasterRows(color, RasterRows.Interpretation.of(ColorModel.RGB, -1, false));
        }
        HeifPixels alpha = pixels(file.alpha().get(), new HeifColor(2, 2, 2, true, true));
        if (alpha.width() != color.width() || alpha.height() != color.height()) {
            throw corrupt("its alpha is of %dx%d pixels".formatted(alpha.width(), alpha.height()));
        }
        return new RasterRows(new HeifAlpha(color, alpha), RasterRows.Interpretation.of(ColorModel.RGB, 3, false));
    }

    private ImageException corrupt(String reason) {
        return new ImageException(
                "%s: its %s data is corrupt or of an unsupported kind (%s); save it again as JPEG or PNG"
                        .formatted(name, file.format().label(), reason));
    }

    private HeifPixels pixels(HeifGrid grid, HeifColor color) throws ImageException {
        try (var canvas = new HeifCanvas(grid)) {
            for (int i = 0; i < grid.tiles().size(); i++) {
                AVFrame frame = av_frame_alloc();
                try {
                    decode(grid.tiles().get(i), frame);
                    canvas.place(frame, i);
                } catch (IllegalArgumentException invalid) {
                    throw corrupt(String.valueOf(invalid.getMessage()));
                } finally {
                    av_frame_free(frame);
                }
            }
            return canvas.toRgb(color);
        } catch (IllegalArgumentException invalid) {
            throw corrupt(String.valueOf(invalid.getMessage()));
        }
    }

    private void decode(HeifItem item, AVFrame frame) {
        boolean hevc = item.type().equals("hvc1");
        AVCodec codec = hevc ? avcodec_find_decoder(AV_CODEC_ID_HEVC) : avcodec_find_decoder_by_name("libaom-av1");
        if (codec == null || codec.isNull()) {
            codec = avcodec_find_decoder(AV_CODEC_ID_AV1);
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        AVPacket packet = av_packet_alloc();
        try {
            if (hevc) {
                extradata(context, file.decoderConfig(item));
            }
            context.thread_count(1).max_pixels(Image.MAX_MEGAPIXELS * 1_000_000L);
            if (!opens(context, codec)) {
                throw new IllegalArgumentException("the decoder refuses its parameters");
            }
            byte[] data = file.meta().data(item);
            if (av_new_packet(packet, data.length) < 0) {
                throw new OutOfMemoryError("%d bytes do not fit into native memory".formatted(data.length));
            }
            packet.data().put(data);
            boolean sent = avcodec_send_packet(context, packet) >= 0;
            avcodec_send_packet(context, null);
            if (!sent || avcodec_receive_frame(context, frame) < 0) {
                throw new IllegalArgumentException("the decoder failed");
            }
            if (frame.decode_error_flags() != 0 || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0) {
                throw new IllegalArgumentException("the decoder found errors");
            }
        } finally {
            av_packet_free(packet);
            avcodec_free_context(context);
        }
    }

    private static boolean opens(AVCodecContext context, AVCodec codec) {
        try (var options = new AVDictionary(null)) {
            av_dict_set(options, "codec_whitelist", DECODERS, 0);
            int result = avcodec_open2(context, codec, options);
            av_dict_free(options);
            return result >= 0;
        }
    }

    private static void extradata(AVCodecContext context, byte[] config) {
        var memory = new BytePointer(av_mallocz(config.length + AV_INPUT_BUFFER_PADDING_SIZE));
        memory.put(config);
        context.extradata(memory).extradata_size(config.length); // freed with the context
    }
}
