package io.github.qptv2.degrade.pixel;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_to_buffer;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2YUV_I420;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YUV2RGB_I420;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

/**
 * An image in the layout of an encoder: RGB24, or YUV420P (BT.601, limited range), padded to even sides of at least 16
 * by repeating the border.
 */
record PlanarImage(Mat data, int width, int height, int format) {

    private static final int MIN = 16;

    static PlanarImage of(Mat rgb, int format) {
        if (format == AV_PIX_FMT_RGB24) {
            return new PlanarImage(rgb, rgb.cols(), rgb.rows(), format);
        }
        int width = padded(rgb.cols()), height = padded(rgb.rows());
        var even = new Mat();
        copyMakeBorder(rgb, even, 0, height - rgb.rows(), 0, width - rgb.cols(), BORDER_REPLICATE);
        var planes = new Mat();
        cvtColor(even, planes, COLOR_RGB2YUV_I420);
        return new PlanarImage(planes, width, height, format);
    }

    private static int padded(int side) {
        return Math.max(MIN, side + side % 2);
    }

    /** Makes a frame refer to these pixels, which must outlive its use. */
    void describe(AVFrame frame) {
        BytePointer start = data.data();
        if (format == AV_PIX_FMT_RGB24) {
            frame.data(0, start).linesize(0, 3 * width);
        } else {
            long luma = (long) width * height;
            frame.data(0, start).linesize(0, width);
            frame.data(1, start.getPointer(luma)).linesize(1, width / 2);
            frame.data(2, start.getPointer(luma + luma / 4)).linesize(2, width / 2);
        }
    }

    /** The pixels of a decoded frame without padding between rows. */
    static Mat copy(AVFrame frame) {
        int format = frame.format(), width = frame.width(), height = frame.height();
        if (format != AV_PIX_FMT_RGB24 && format != AV_PIX_FMT_YUV420P) {
            throw new IllegalStateException("the decoder returned pixel format " + format);
        }
        Mat copy =
                format == AV_PIX_FMT_RGB24 ? new Mat(height, width, CV_8UC3) : new Mat(height * 3 / 2, width, CV_8UC1);
        int size = height * width * 3 / (format == AV_PIX_FMT_RGB24 ? 1 : 2);
        av_image_copy_to_buffer(copy.data(), size, frame.data(), frame.linesize(), format, width, height, 1);
        return copy;
    }

    /** The inverse of {@link #of}: converts and removes the padding. */
    static void toRgb(Mat planes, int format, Mat like, Mat rgb) {
        if (format == AV_PIX_FMT_RGB24) {
            planes.copyTo(rgb);
            return;
        }
        var padded = new Mat();
        cvtColor(planes, padded, COLOR_YUV2RGB_I420);
        padded.apply(new Rect(0, 0, like.cols(), like.rows())).copyTo(rgb);
    }
}
