package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.ModelInput;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.tensor.distributed.Collective;
import org.jspecify.annotations.Nullable;

/** Scores the same files with one model after the other, by the code that users run; the processes share them. */
final class ImageValidationScorer implements ValidationScorer {

    private static final int FILES_AT_ONCE = 16;
    private static final ImageReader READER = ImageReader.standard();

    private final List<Path> files;
    private final Collective all;
    private final int workers;
    private final Consumer<String> says;
    private final Ready[] kept;
    private long memory;

    /** An image that is ready for the network, or why it is not. */
    private record Ready(int place, @Nullable ModelInput crops, String complaint) {}

    /**
     * Scores files.
     *
     * @param workers threads that decode
     * @param memory bytes of crops that may be kept for the next model
     * @param says is told of files that cannot be read, once
     */
    ImageValidationScorer(List<Path> files, Collective all, int workers, long memory, Consumer<String> says) {
        this.files = List.copyOf(files);
        this.all = all;
        this.workers = workers;
        this.memory = memory;
        this.says = says;
        kept = new Ready[files.size()];
    }

    @Override
    public double[] scores(ModelBundle bundle) {
        var scores = new double[files.size()];
        var own = ValidationScorer.own(files.size(), all);
        try (var scorer = Scorer.of(bundle, ScorerOptions.DEFAULT.withDevice(all.device()));
                var ready = new OrderedExecutor<Integer, Ready>(
                        own, place -> ready(scorer, place), OrderedExecutor.Width.of(workers))) {
            while (ready.hasNext()) {
                score(scorer, group(ready), scores);
            }
        }
        return all.sum(scores);
    }

    private Ready ready(Scorer scorer, int place) {
        if (kept[place] != null) {
            return kept[place];
        }
        Path file = files.get(place);
        try {
            return new Ready(place, scorer.prepare(READER.read(file)), "");
        } catch (IOException | IllegalArgumentException e) {
            return new Ready(place, null, ValidationScorer.complaint(file, e));
        }
    }

    private List<Ready> group(OrderedExecutor<Integer, Ready> ready) {
        var group = new ArrayList<Ready>();
        while (ready.hasNext() && group.size() < FILES_AT_ONCE) {
            group.add(ready.next());
        }
        return group;
    }

    private void score(Scorer scorer, List<Ready> group, double[] scores) {
        var good = new ArrayList<Ready>();
        var crops = new ArrayList<ModelInput>();
        for (Ready image : group) {
            boolean known = kept[image.place()] != null;
            if (image.crops() == null) {
                scores[image.place()] = Double.NaN;
            } else {
                good.add(image);
                crops.add(image.crops());
            }
            if (!known) {
                keep(image);
            }
        }
        var given = scorer.scoreInput(crops);
        for (int i = 0; i < good.size(); i++) {
            scores[good.get(i).place()] = given.get(i).raw();
        }
    }

    private void keep(Ready image) {
        if (image.crops() == null) {
            says.accept(image.complaint());
            kept[image.place()] = image;
        } else if (memory >= image.crops().pixels().length) {
            memory -= image.crops().pixels().length;
            kept[image.place()] = image;
        }
    }

    /** Places of the scores that are numbers. */
    static int[] known(double[] scores) {
        return IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(scores[i]))
                .toArray();
    }

    static double[] at(int[] places, double[] values) {
        return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }
}
