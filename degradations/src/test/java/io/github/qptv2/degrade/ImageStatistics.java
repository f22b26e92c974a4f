package io.github.qptv2.degrade;

import io.github.qptv2.media.image.Image;

/** Measurements in plain Java, independent of OpenCV. */
public final class ImageStatistics {

    private ImageStatistics() {}

    /** Mean squared response of the 4-neighbor Laplacian, all channels. */
    static double laplacian(Image image) {
        double sum = 0;
        for (int y = 1; y < image.height() - 1; y++) {
            for (int x = 1; x < image.width() - 1; x++) {
                for (int c = 0; c < 3; c++) {
                    double l = 4 * image.at(x, y, c)
                            - image.at(x - 1, y, c)
                            - image.at(x + 1, y, c)
                            - image.at(x, y - 1, c)
                            - image.at(x, y + 1, c);
                    sum += l * l;
                }
            }
        }
        return sum / (3.0 * (image.width() - 2) * (image.height() - 2));
    }

    static double mean(Image image) {
        double sum = 0;
        for (byte value : image.rgb()) {
            sum += value & 255;
        }
        return sum / image.rgb().length;
    }

    /** Variance of all values about a gray level. */
    static double variance(Image image, double around) {
        double sum = 0;
        for (byte value : image.rgb()) {
            double off = (value & 255) - around;
            sum += off * off;
        }
        return sum / image.rgb().length;
    }

    /** Mean squared difference. */
    public static double difference(Image a, Image b) {
        double sum = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            double off = (a.rgb()[i] & 255) - (b.rgb()[i] & 255);
            sum += off * off;
        }
        return sum / a.rgb().length;
    }

    /** Mean squared difference in luma (ITU-R BT.601). */
    static double lumaDifference(Image a, Image b) {
        double sum = 0;
        for (int i = 0; i < a.rgb().length; i += 3) {
            double off = luma(a, i) - luma(b, i);
            sum += off * off;
        }
        return 3 * sum / a.rgb().length;
    }

    private static double luma(Image image, int i) {
        return 0.299 * (image.rgb()[i] & 255) + 0.587 * (image.rgb()[i + 1] & 255) + 0.114 * (image.rgb()[i + 2] & 255);
    }
}
