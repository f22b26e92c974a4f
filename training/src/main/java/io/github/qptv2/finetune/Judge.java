package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.qptv2.data.Pipeline;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.ModelBundle;
import io.github.qptv2.scoring.Prepared;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.tensor.Collective;
import org.jspecify.annotations.Nullable;

/** Scores the same files with one model after the other, by the code that users run; the processes share them. */
final class Judge implements Rater {

    private static final int FILES_AT_ONCE = 16;
    private static final ImageReader READER = ImageReader.standard();

    private final List<Path> files;
    private final Collective all;
    private final int workers;
    private final Consumer<String> says;
    private final Ready[] kept;
    private long memory;

    /** A picture that is ready for the network, or why it is not. */
    private record Ready(int place, @Nullable Prepared squares, String complaint) {}

    /**
     * Scores files.
     *
     * @param workers threads that decode
     * @param memory bytes of squares that may be kept for the next model
     * @param says is told of files that cannot be read, once
     */
    Judge(List<Path> files, Collective all, int workers, long memory, Consumer<String> says) {
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
        var own = Rater.own(files.size(), all);
        try (var scorer = Scorer.of(bundle, ScorerOptions.DEFAULT.withDevice(all.device()));
                var ready =
                        new Pipeline<Integer, Ready>(own, place -> ready(scorer, place), Pipeline.Width.of(workers))) {
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
            return new Ready(place, null, Rater.complaint(file, e));
        }
    }

    private List<Ready> group(Pipeline<Integer, Ready> ready) {
        var group = new ArrayList<Ready>();
        while (ready.hasNext() && group.size() < FILES_AT_ONCE) {
            group.add(ready.next());
        }
        return group;
    }

    private void score(Scorer scorer, List<Ready> group, double[] scores) {
        var good = new ArrayList<Ready>();
        var squares = new ArrayList<Prepared>();
        for (Ready picture : group) {
            boolean known = kept[picture.place()] != null;
            if (picture.squares() == null) {
                scores[picture.place()] = Double.NaN;
            } else {
                good.add(picture);
                squares.add(picture.squares());
            }
            if (!known) {
                keep(picture);
            }
        }
        var given = scorer.scorePrepared(squares);
        for (int i = 0; i < good.size(); i++) {
            scores[good.get(i).place()] = given.get(i).raw();
        }
    }

    private void keep(Ready picture) {
        if (picture.squares() == null) {
            says.accept(picture.complaint());
            kept[picture.place()] = picture;
        } else if (memory >= picture.squares().pixels().length) {
            memory -= picture.squares().pixels().length;
            kept[picture.place()] = picture;
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
