package io.github.qptv2.media;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.NativeMemory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

/** Converts between {@link Image} and OpenCV's {@link Mat}, with the channels red, green, blue. */
public final class Mats {

    static {
        NativeMemory.unlimited();
    }

    private Mats() {}

    /** A new 8-bit, three-channel matrix holding a copy of the pixels; the caller closes it. */
    public static Mat of(Image image) {
        var mat = new Mat(image.height(), image.width(), CV_8UC3);
        try (var data = new BytePointer(mat.data())) {
            data.put(image.rgb());
        }
        return mat;
    }

    /** A copy of an 8-bit, three-channel matrix in the order red, green, blue. */
    public static Image image(Mat mat) {
        if (mat.type() != CV_8UC3) {
            throw new IllegalArgumentException("matrix must be 8-bit with 3 channels, got type " + mat.type());
        }
        var rgb = new byte[Math.multiplyExact(3 * mat.cols(), mat.rows())];
        try (Mat whole = mat.isContinuous() ? new Mat(mat) : mat.clone();
                var data = new BytePointer(whole.data())) {
            data.get(rgb);
        }
        return Image.of(mat.cols(), mat.rows(), rgb);
    }
}
