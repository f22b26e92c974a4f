package io.github.qptv2.media.video;

import java.nio.ByteOrder;
import java.nio.IntBuffer;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.OrientedImageWriter;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.javacpp.BytePointer;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

/**
 * Rotation of stored frames for display, as an EXIF orientation: 1 none, 3 by 180 degrees, 6 by 90 degrees clockwise, 8
 * by 90 degrees counterclockwise; the other four are mirrored.
 */
record Rotation(int orientation) {

    private static final int MATRIX = 9 * Integer.BYTES;

    /** From the container's display matrix, or that of the frame if the container has none. */
    static Rotation of(AVCodecParameters parameters, AVFrame frame) {
        AVPacketSideData ofStream = av_packet_side_data_get(
                parameters.coded_side_data(), parameters.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
        if (ofStream != null && !ofStream.isNull() && ofStream.size() >= MATRIX) {
            return read(ofStream.data());
        }
        AVFrameSideData ofFrame = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
        return ofFrame != null && !ofFrame.isNull() && ofFrame.size() >= MATRIX
                ? read(ofFrame.data())
                : new Rotation(1);
    }

    private static Rotation read(BytePointer matrix) {
        IntBuffer values = matrix.limit(matrix.position() + MATRIX)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
        return of(values.get(0), values.get(1), values.get(3), values.get(4));
    }

    /**
     * ISO/IEC 14496-12, section 6.2.2: a point (x, y) is displayed at (a x + c y, b x + d y), up to a shift. Angles are
     * rounded to multiples of 90 degrees.
     */
    static Rotation of(int a, int b, int c, int d) {
        if (Math.abs((long) a) + Math.abs((long) d) >= Math.abs((long) b) + Math.abs((long) c)) {
            return new Rotation(d >= 0 ? (a >= 0 ? 1 : 2) : a >= 0 ? 4 : 3);
        }
        return new Rotation(b >= 0 ? (c >= 0 ? 5 : 6) : c >= 0 ? 8 : 7);
    }

    /** Degrees clockwise; of a mirrored orientation, after mirroring left and right. */
    int degrees() {
        return switch (orientation) {
            case 3, 4 -> 180;
            case 6, 7 -> 90;
            case 5, 8 -> 270;
            default -> 0;
        };
    }

    boolean swapsSides() {
        return orientation > 4;
    }

    Image apply(Image stored) {
        return OrientedImageWriter.turned(stored, orientation);
    }
}
