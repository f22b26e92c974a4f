package io.github.qptv2.degrade.pixel;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.qptv2.media.Mats;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.NativeMemory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

/**
 * An image to which operators are applied: 8-bit RGB in native memory, copied from Java and back once, whatever the
 * length of the chain. Its size may change between operators; {@link #image} restores it.
 */
public final class Canvas implements AutoCloseable {

    static {
        NativeMemory.unlimited();
    }

    private final int width;
    private final int height;
    private Mat front;
    private Mat back = new Mat();
    private Randomness random = Randomness.of();

    private Canvas(Image image) {
        width = image.width();
        height = image.height();
        front = Mats.of(image);
    }

    /** A copy of an image. */
    public static Canvas of(Image image) {
        return new Canvas(image);
    }

    /** Applies one operator with its random stream; native memory that it allocates is freed before this returns. */
    public void applyTo(Consumer<Canvas> operator, Randomness stream) {
        random = stream;
        try (var scope = new PointerScope()) {
            operator.accept(this);
        }
    }

    /** Replaces the image: {@code stroke} reads its first argument, 8-bit RGB, and fills its second. */
    public void draw(BiConsumer<Mat, Mat> stroke) {
        stroke.accept(front, back);
        Mat drawn = back;
        back = front;
        front = drawn;
    }

    /** As {@link #draw}, in 32-bit floats from 0 to 1; the result is rounded and clipped. */
    public void drawNormalized(BiConsumer<Mat, Mat> stroke) {
        draw((from, to) -> {
            var normalized = new Mat();
            var drawn = new Mat();
            from.convertTo(normalized, CV_32F, 1 / 255.0, 0);
            stroke.accept(normalized, drawn);
            drawn.convertTo(to, CV_8U, 255, 0);
        });
    }

    /** As {@link #draw}, in 32-bit floats from 0 to 255; the result is rounded and clipped. */
    public void drawFloat(BiConsumer<Mat, Mat> stroke) {
        draw((from, to) -> {
            var wide = new Mat();
            var drawn = new Mat();
            from.convertTo(wide, CV_32F);
            stroke.accept(wide, drawn);
            drawn.convertTo(to, CV_8U);
        });
    }

    /** Changes the pixels in Java: red, green, blue as unsigned bytes, row by row. */
    public void edit(Consumer<byte[]> loop) {
        var rgb = new byte[3 * front.rows() * front.cols()];
        try (var data = new BytePointer(front.data())) {
            data.get(rgb);
            loop.accept(rgb);
            data.put(rgb);
        }
    }

    /** The current image, which may be changed in place. */
    public Mat pixels() {
        return front;
    }

    /** The random stream of the operator being applied. */
    public Randomness random() {
        return random;
    }

    /** Width of the result; {@code pixels().cols()} may differ within a chain. */
    public int width() {
        return width;
    }

    /** Height of the result. */
    public int height() {
        return height;
    }

    /** A copy of the current image in its original size: enlarged bicubically, reduced by area. */
    public Image image() {
        if (front.cols() != width || front.rows() != height) {
            int filter = (long) front.cols() * front.rows() < (long) width * height ? INTER_CUBIC : INTER_AREA;
            try (var size = new Size(width, height)) {
                draw((from, to) -> resize(from, to, size, 0, 0, filter));
            }
        }
        return Mats.image(front);
    }

    @Override
    public void close() {
        front.close();
        back.close();
    }
}
