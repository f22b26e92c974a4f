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
 * Domain"): how the locally normalized brightness of an image is distributed, at two sizes. As OpenCV computes them.
 *
 * <pre>{@code
 * float[] features = Brisque.features(photo);
 * }</pre>
 */
public final class Brisque {

    /** How many features an image has. */
    public static final int COUNT = 36;

    /** Half the image must still hold the 7 x 7 window and its neighbors. */
    private static final int SMALLEST = 16;

    private Brisque() {}

    /**
     * The features of an image of at least 16 x 16 pixels. Regions without any contrast make some of them NaN in
     * OpenCV; these are 0 here.
     */
    public static float[] features(Image image) {
        if (Math.min(image.width(), image.height()) < SMALLEST) {
            throw new IllegalArgumentException("images must be at least %dx%d, got %dx%d"
                    .formatted(SMALLEST, SMALLEST, image.width(), image.height()));
        }
        try (Mat pixels = Mats.of(image);
                var computed = new Mat()) {
            cvtColor(pixels, pixels, COLOR_RGB2BGR); // the order that OpenCV makes gray of
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
