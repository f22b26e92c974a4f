package io.github.qptv2.scoring;

/** The mean of a vector over the crops of an image. */
final class CropMeans {

    private CropMeans() {}

    /**
     * The mean vector.
     *
     * @param values vectors of crops, one after the other
     * @param first of the image's values
     * @param end behind its last value
     * @param width of a vector
     */
    static float[] of(float[] values, int first, int end, int width) {
        int count = (end - first) / width;
        var mean = new float[width];
        for (int c = 0; c < width; c++) {
            double sum = 0;
            for (int at = first + c; at < end; at += width) {
                sum += values[at];
            }
            mean[c] = (float) (sum / count);
        }
        return mean;
    }
}
