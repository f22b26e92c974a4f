package io.github.qptv2.degrade;

/** One number for each of three channels. */
public record Triple(double first, double second, double third) {

    /** Nothing added. */
    public static final Triple ZERO = new Triple(0, 0, 0);

    /** Nothing multiplied. */
    public static final Triple ONE = new Triple(1, 1, 1);

    double at(int channel) {
        return switch (channel) {
            case 0 -> first;
            case 1 -> second;
            default -> third;
        };
    }

    void check(String name, double low, double high) {
        Rules.between(name + "-1", first, low, high);
        Rules.between(name + "-2", second, low, high);
        Rules.between(name + "-3", third, low, high);
    }
}
