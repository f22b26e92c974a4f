package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

/** Sharpening of luma; the same detail is added to all channels, so that no color fringes arise. */
public sealed interface Sharpening extends FrequencyDegradation {

    /**
     * Unsharp masking, {@code y + amount (y - blur(y))}; KADID-10k type 24 with large amounts.
     *
     * @param amount 0 does nothing, 1 doubles the detail that the blur removes
     * @param sigma of the blur in pixels, above 0
     */
    record Unsharp(double amount, double sigma) implements Sharpening {
        /** Checks the ranges. */
        public Unsharp {
            ParameterChecks.between("amount", amount, 0, 100);
            ParameterChecks.between("sigma", sigma, 0.1, 50);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("unsharp", "amount", amount, "sigma", sigma);
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.drawFloat((from, to) -> {
                Mat luma = luma(from);
                addDetail(from, to, amount, luma, blurred(luma, sigma));
            });
        }
    }

    /**
     * Over-sharpening with halos, {@code y + amount (blur(y, width / 4) - blur(y, width))}: bands beside edges, without
     * amplification of fine detail.
     *
     * @param amount of overshoot; 1 gives about a third of the edge's step
     * @param width of the bands in pixels, above 0
     */
    record Halo(double amount, double width) implements Sharpening {
        /** Checks the ranges. */
        public Halo {
            ParameterChecks.between("amount", amount, 0, 100);
            ParameterChecks.between("width", width, 0.5, 50);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("halo", "amount", amount, "width", width);
        }

        @Override
        public void applyTo(Canvas canvas) {
            canvas.drawFloat((from, to) -> {
                Mat luma = luma(from);
                addDetail(from, to, amount, blurred(luma, width / 4), blurred(luma, width));
            });
        }
    }

    private static Mat luma(Mat image) {
        var luma = new Mat();
        cvtColor(image, luma, COLOR_RGB2GRAY);
        return luma;
    }

    private static Mat blurred(Mat luma, double sigma) {
        var blurred = new Mat();
        GaussianBlur(luma, blurred, new Size(0, 0), sigma);
        return blurred;
    }

    private static void addDetail(Mat from, Mat to, double amount, Mat plus, Mat minus) {
        var detail = new Mat();
        addWeighted(plus, amount, minus, -amount, 0, detail);
        cvtColor(detail, detail, COLOR_GRAY2RGB);
        add(from, detail, to);
    }
}
