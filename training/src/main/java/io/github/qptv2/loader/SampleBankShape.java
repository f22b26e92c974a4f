package io.github.qptv2.loader;

/**
 * Numbers and sizes of a bank's crops.
 *
 * @param images of the dataset
 * @param views of each image
 * @param size side of a crop in pixels
 * @param targets numbers of each crop's targets
 */
public record SampleBankShape(int images, int views, int size, int targets) {

    /** Checks the ranges. */
    public SampleBankShape {
        if (images < 1 || views < 1 || size < 1 || targets < 0) {
            throw new IllegalArgumentException(
                    "a bank must have images, views and pixels, got %d, %d and %d".formatted(images, views, size));
        }
    }

    int cropBytes() {
        return 3 * size * size;
    }

    int recordBytes() {
        return Integer.BYTES + cropBytes() + Short.BYTES * targets;
    }

    /** Number of crops. */
    public long crops() {
        return (long) images * views;
    }

    /** Size of the complete bank on disk. */
    public long bytes() {
        return crops() * recordBytes();
    }
}
