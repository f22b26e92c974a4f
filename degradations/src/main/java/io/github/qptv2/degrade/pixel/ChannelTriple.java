package io.github.qptv2.degrade.pixel;

/** One number for each of three channels. */
public record ChannelTriple(double first, double second, double third) {

    /** Nothing added. */
    public static final ChannelTriple ZERO = new ChannelTriple(0, 0, 0);

    /** Nothing multiplied. */
    public static final ChannelTriple ONE = new ChannelTriple(1, 1, 1);

    public double at(int channel) {
        return switch (channel) {
            case 0 -> first;
            case 1 -> second;
            default -> third;
        };
    }

    public void check(String name, double low, double high) {
        ParameterChecks.between(name + "-1", first, low, high);
        ParameterChecks.between(name + "-2", second, low, high);
        ParameterChecks.between(name + "-3", third, low, high);
    }
}
