package io.github.qptv2.media.feature;

import io.github.qptv2.media.Mats;
import io.github.qptv2.media.image.Image;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_saliency.StaticSaliencyFineGrained;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.bitwise_not;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_CLOSE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_ELLIPSE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_OPEN;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponentsWithStats;
import static org.bytedeco.opencv.global.opencv_imgproc.floodFill;
import static org.bytedeco.opencv.global.opencv_imgproc.getStructuringElement;
import static org.bytedeco.opencv.global.opencv_imgproc.morphologyEx;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

/**
 * An estimate of an image's foreground without segmentation masks: regions above a threshold in OpenCV's fine-grained
 * static saliency (Montabone and Soto 2010), with holes filled.
 *
 * <pre>{@code
 * Saliency.Foreground foreground = Saliency.foreground(photo);
 * }</pre>
 *
 * <p>Saliency measures contrast, not objects: a pile of stones counts as many objects, two touching people as one. The
 * numbers rank images; they do not count objects.
 */
public final class Saliency {

    /** Long side at which saliency is computed. */
    private static final int SIDE = 400;

    /** Least saliency of 255 of the foreground; a constant, so that a flat image has none. */
    private static final double LEVEL = 64;

    /** Regions with a smaller share of the image are ignored as texture or noise. */
    private static final double MIN = 0.001;

    private Saliency() {}

    /**
     * The salient part of an image.
     *
     * @param coverage share of the image, in [0, 1]
     * @param objects number of separate regions
     */
    public record Foreground(double coverage, int objects) {
        /** Checks the ranges. */
        public Foreground {
            if (!(coverage >= 0 && coverage <= 1)) {
                throw new IllegalArgumentException("coverage must be in [0, 1], got " + coverage);
            }
            if (objects < 0) {
                throw new IllegalArgumentException("objects must be at least 0, got " + objects);
            }
        }
    }

    /** Estimates the foreground of any image; the same pixels give the same numbers. */
    public static Foreground foreground(Image image) {
        double ratio = Math.min(1, (double) SIDE / Math.max(image.width(), image.height()));
        int width = (int) Math.max(1, Math.round(image.width() * ratio));
        int height = (int) Math.max(1, Math.round(image.height() * ratio));
        try (Mat whole = Mats.of(image);
                var small = new Mat();
                var size = new Size(width, height)) {
            resize(whole, small, size, 0, 0, INTER_AREA);
            return salient(small);
        }
    }

    private static Foreground salient(Mat image) {
        try (var saliency = StaticSaliencyFineGrained.create();
                var map = new Mat();
                var mask = new Mat()) {
            saliency.computeSaliency(image, map);
            map.convertTo(mask, CV_8U, 255, 0);
            threshold(mask, mask, LEVEL, 255, THRESH_BINARY);
            morphology(mask, MORPH_CLOSE, 7);
            morphology(mask, MORPH_OPEN, 3);
            fillHoles(mask);
            return count(mask);
        }
    }

    private static void morphology(Mat mask, int operation, int side) {
        try (var size = new Size(side, side);
                Mat disk = getStructuringElement(MORPH_ELLIPSE, size)) {
            morphologyEx(mask, mask, operation, disk);
        }
    }

    /** Fills what a flood fill from the border of the image does not reach. */
    private static void fillHoles(Mat mask) {
        try (var framed = new Mat();
                var black = new Scalar(0);
                var white = new Scalar(255);
                var corner = new Point(0, 0)) {
            copyMakeBorder(mask, framed, 1, 1, 1, 1, BORDER_CONSTANT, black);
            floodFill(framed, corner, white);
            bitwise_not(framed, framed);
            try (Mat rows = framed.rowRange(1, framed.rows() - 1);
                    Mat holes = rows.colRange(1, framed.cols() - 1);
                    var set = new Mat(mask.rows(), mask.cols(), CV_8U, white)) {
                set.copyTo(mask, holes);
            }
        }
    }

    private static Foreground count(Mat mask) {
        try (var labels = new Mat();
                var stats = new Mat();
                var centers = new Mat()) {
            int regions = connectedComponentsWithStats(mask, labels, stats, centers, 8, CV_32S);
            double pixels = (double) mask.rows() * mask.cols();
            double covered = 0;
            int objects = 0;
            try (IntIndexer table = stats.createIndexer()) {
                for (int region = 1; region < regions; region++) {
                    int area = table.get(region, CC_STAT_AREA);
                    if (area >= MIN * pixels) {
                        covered += area;
                        objects++;
                    }
                }
            }
            return new Foreground(covered / pixels, objects);
        }
    }
}
