package io.github.qptv2.media.feature;

import io.github.qptv2.media.Mats;
import io.github.qptv2.media.image.Image;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_quality.QualityBRISQUE;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

/**
 * The 36 features of BRISQUE (Mittal, Moorthy, Bovik 2012, "No-Reference Image Quality Assessment in the Spatial
 * Domain"): the distribution of the locally normalized luma of an image at two scales, as computed by OpenCV.
 *
 * <pre>{@code
 * float[] features = Brisque.features(photo);
 * }</pre>
 */
public final class Brisque {

    /** Number of features. */
    public static final int COUNT = 36;

    /** The image at half size must contain the 7 x 7 window and its neighbors. */
    private static final int MIN = 16;

    private Brisque() {}

    /**
     * The features of an image of at least 16 x 16 pixels. Features that are NaN in OpenCV, because the image has no
     * contrast, are 0.
     */
    public static float[] features(Image image) {
        if (Math.min(image.width(), image.height()) < MIN) {
            throw new IllegalArgumentException(
                    "images must be at least %dx%d, got %dx%d".formatted(MIN, MIN, image.width(), image.height()));
        }
        try (Mat pixels = Mats.of(image);
                var computed = new Mat()) {
            cvtColor(pixels, pixels, COLOR_RGB2BGR); // the order that OpenCV's BRISQUE expects
            QualityBRISQUE.computeFeatures(pixels, computed);
            var features = new float[COUNT];
            try (FloatIndexer row = computed.createIndexer()) {
                for (int i = 0; i < COUNT; i++) {
                    float value = row.get(0, i);
                    features[i] = Float.isFinite(value) ? value : 0;
                }
            }
            return features;
        }
    }
}
