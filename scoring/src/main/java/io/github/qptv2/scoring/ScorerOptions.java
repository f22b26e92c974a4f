package io.github.qptv2.scoring;

import java.util.OptionalInt;

import io.github.qptv2.tensor.Device;

/**
 * How to run a model; what is empty is as the model's bundle says.
 *
 * @param device where the network runs
 * @param batch squares in one pass of the network on a graphics card, at least 1; more is faster and takes more memory.
 *     On the processor every core takes one square at a time
 * @param maxCrops most squares cut from one picture
 * @param shortSide pixels to which the short side is scaled first
 */
public record ScorerOptions(Device device, int batch, OptionalInt maxCrops, OptionalInt shortSide) {

    /** On the processor, everything else as the bundle says. */
    public static final ScorerOptions DEFAULT =
            new ScorerOptions(Device.CPU, 8, OptionalInt.empty(), OptionalInt.empty());

    public ScorerOptions {
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be at least 1, got " + batch);
        }
    }

    /** The same on another device. */
    public ScorerOptions withDevice(Device other) {
        return new ScorerOptions(other, batch, maxCrops, shortSide);
    }

    /** The same with another number of squares a pass. */
    public ScorerOptions withBatch(int squares) {
        return new ScorerOptions(device, squares, maxCrops, shortSide);
    }

    /** The same with another limit on squares a picture. */
    public ScorerOptions withMaxCrops(int crops) {
        return new ScorerOptions(device, batch, OptionalInt.of(crops), shortSide);
    }

    /** The same with the short side scaled to {@code pixels}. */
    public ScorerOptions withShortSide(int pixels) {
        return new ScorerOptions(device, batch, maxCrops, OptionalInt.of(pixels));
    }

    void requireDevice() {
        if (!device.available()) {
            throw new IllegalArgumentException(
                    "device %s is not available: no such card, or a build of libtorch without it".formatted(device));
        }
    }

    Preprocessing over(Preprocessing bundle) {
        var cropped = maxCrops.isPresent() ? bundle.withMaxCrops(maxCrops.getAsInt()) : bundle;
        return shortSide.isPresent() ? cropped.withShortSide(shortSide.getAsInt()) : cropped;
    }
}
