package io.github.qptv2.degrade.pixel;

/** One number for each of three channels. */
public record ChannelTriple(double first, double second, double third) {

    /** The neutral shift. */
    public static final ChannelTriple ZERO = new ChannelTriple(0, 0, 0);

    /** The neutral scale. */
    public static final ChannelTriple ONE = new ChannelTriple(1, 1, 1);

    /** The number of a channel, 0 to 2. */
    public double at(int channel) {
        return switch (channel) {
            case 0 -> first;
            case 1 -> second;
            default -> third;
        };
    }

    /** Checks the range of each number, named {@code name-1} to {@code name-3}. */
    public void check(String name, double low, double high) {
        ParameterChecks.between(name + "-1", first, low, high);
        ParameterChecks.between(name + "-2", second, low, high);
        ParameterChecks.between(name + "-3", third, low, high);
    }
}
