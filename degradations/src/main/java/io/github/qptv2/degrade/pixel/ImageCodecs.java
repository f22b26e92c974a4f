package io.github.qptv2.degrade.pixel;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

/** OpenCV's image encoders and decoders, in memory. */
public final class ImageCodecs {

    private ImageCodecs() {}

    /** Encodes an RGB image; {@code parameters} are pairs of OpenCV's flags and values. */
    public static byte[] encode(Mat rgb, String extension, int... parameters) {
        try (var bgr = new Mat();
                var data = new BytePointer();
                var options = new IntPointer(parameters)) {
            cvtColor(rgb, bgr, COLOR_RGB2BGR);
            if (!imencode(extension, bgr, data, options)) {
                throw new IllegalStateException("OpenCV could not encode a " + extension);
            }
            var bytes = new byte[(int) data.limit()];
            data.get(bytes);
            return bytes;
        }
    }

    /** Replaces the image of the canvas by a decoded file. */
    public static void decode(Canvas canvas, byte[] file) {
        var data = new Mat(1, file.length, CV_8UC1);
        data.data().put(file);
        canvas.draw((from, to) -> imdecode(data, IMREAD_COLOR_RGB).copyTo(to));
    }
}
