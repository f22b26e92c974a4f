package io.github.qptv2.media.image;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

/** From a container's bytes to pixels, through OpenCV. */
record Decoder(Container container, String name) {

    Image decode(BytePointer data, int minShortSide) throws ImageException {
        int flags = IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION | reduction(minShortSide);
        try (var encoded = new Mat(1, Math.toIntExact(data.limit()), CV_8UC1, data);
                Mat pixels = imdecode(encoded, flags)) {
            if (pixels.empty()) {
                throw broken();
            }
            return upright(pixels);
        } catch (RuntimeException e) {
            throw broken();
        }
    }

    private ImageException broken() {
        return new ImageException("%s: its %s data is damaged; copy or download it again"
                .formatted(name, container.header().format().label()));
    }

    private int reduction(int minShortSide) {
        ImageHeader header = container.header();
        int shortSide = Math.min(header.width(), header.height());
        if (header.format() != ImageFormat.JPEG || shortSide / 2 < minShortSide) {
            return 0;
        }
        if (shortSide / 8 >= minShortSide) {
            return IMREAD_REDUCED_COLOR_8;
        }
        return shortSide / 4 >= minShortSide ? IMREAD_REDUCED_COLOR_4 : IMREAD_REDUCED_COLOR_2;
    }

    private Image upright(Mat pixels) {
        int width = pixels.cols(), height = pixels.rows();
        var upright = new Upright(width, height, container.header().orientation(), new byte[3 * width * height]);
        var row = new byte[3 * width];
        try (var line = new BytePointer(pixels.data())) {
            for (int y = 0; y < height; y++) {
                line.position(y * pixels.step()).get(row);
                upright.put(y, row, 0);
            }
        }
        return upright.image();
    }
}
