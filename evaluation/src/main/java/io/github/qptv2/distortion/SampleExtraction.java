package io.github.qptv2.distortion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import io.github.qptv2.degrade.pixel.Randomness;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.scoring.Embedder;
import io.github.qptv2.scoring.ModelInput;

/** Draws distorted crops from images and computes their statistics, in an order that no thread influences. */
final class SampleExtraction {

    private static final int CROPS_OF_IMAGE = 2;

    private final Embedder embedder;
    private final SampleRequest request;
    private final CropSampling sampling;
    private final List<Path> files;
    private final SampleListener listener;

    /** The crops of an image, or why it has none. */
    private record Sample(int image, List<ModelInput> inputs, List<int[]> levels, String failure) {}

    SampleExtraction(Embedder embedder, SampleRequest request, SampleListener listener) {
        this.embedder = embedder;
        this.request = request;
        this.listener = listener;
        sampling = new CropSampling(request.seed());
        var shuffled = new ArrayList<>(request.files());
        Randomness.of(request.seed(), -1).shuffle(shuffled);
        files = Collections.unmodifiableList(shuffled);
    }

    /**
     * Draws the samples; once all images have been used, they are used again for other crops.
     *
     * @throws IOException if no image can be used
     * @throws CancellationException if {@code stop} returned true
     */
    DistortionSamples run() throws IOException {
        var samples = new DistortionSamples.DistortionSamplesBuilder();
        int failures = 0;
        var numbers = IntStream.iterate(0, i -> i + 1).iterator();
        try (var drawn = new OrderedExecutor<>(numbers, this::draw, OrderedExecutor.Width.of(request.threads()))) {
            while (samples.size() < request.crops()) {
                if (listener.stop().getAsBoolean()) {
                    throw new CancellationException("canceled before the last crop");
                }
                var next = drawn.next();
                if (next.failure().isEmpty()) {
                    add(next, samples);
                } else if (++failures > files.size()) {
                    throw new IOException(next.failure());
                } else {
                    listener.failed().accept(next.failure());
                }
            }
        }
        return samples.build();
    }

    private Sample draw(int number) {
        int image = number % files.size();
        try {
            Image region = sampling.region(files.get(image), number);
            var inputs = new ArrayList<ModelInput>();
            var levels = new ArrayList<int[]>();
            for (int draw = 0; draw < CROPS_OF_IMAGE; draw++) {
                var sample = sampling.sample(region, number, draw);
                inputs.add(embedder.prepare(sample.image()));
                levels.add(sample.composition().levels().stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
            }
            return new Sample(image, inputs, levels, "");
        } catch (ImageException e) {
            return new Sample(image, List.of(), List.of(), String.valueOf(e.getMessage()));
        }
    }

    private void add(Sample drawn, DistortionSamples.DistortionSamplesBuilder samples) {
        var statistics = embedder.statistics(drawn.inputs());
        for (int i = 0; i < statistics.size() && samples.size() < request.crops(); i++) {
            samples.add(statistics.get(i), drawn.levels().get(i), drawn.image());
        }
        listener.progress().at("distorting crops", samples.size(), request.crops());
    }
}
