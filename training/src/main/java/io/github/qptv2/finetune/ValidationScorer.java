package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.loader.ClipFrames;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.ModelInput;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.tensor.distributed.Collective;
import org.jspecify.annotations.Nullable;

/**
 * Scores the same images or videos with one model after another, with the code that users run. Processes share the
 * files. Inputs are decoded on worker threads; those of images are kept in memory for the next model, as many as fit.
 */
final class ValidationScorer {

    private static final int IMAGES_AT_ONCE = 16;
    private static final ImageReader READER = ImageReader.standard();

    private final Setup setup;
    private final List<Path> files;
    private final Collective processes;
    private final Map<Integer, ModelInput> inputs = new ConcurrentHashMap<>();
    private final Map<Integer, String> unreadable = new ConcurrentHashMap<>();
    private long memory;

    /**
     * How files are decoded.
     *
     * @param workers threads that decode, at least 1
     * @param clips decodes clips of videos; null where files are images
     * @param says receives a line for each file that cannot be read, once
     */
    record Setup(int workers, @Nullable ClipFrames clips, Consumer<String> says) {}

    /** @param memory bytes of images' inputs that may be kept for the next model */
    ValidationScorer(Setup setup, List<Path> files, Collective processes, long memory) {
        this.setup = setup;
        this.files = List.copyOf(files);
        this.processes = processes;
        this.memory = memory;
    }

    /** Raw scores of all files in their order, the same in every process; NaN for files that cannot be read. */
    double[] scores(ModelBundle bundle) {
        var options = ScorerOptions.DEFAULT.withDevice(processes.device());
        try (var scorer = Scorer.of(bundle, options)) {
            return processes.sum(
                    setup.clips() == null ? scoresOfImages(scorer) : scoresOfVideos(scorer, bundle, setup.clips()));
        }
    }

    private double[] scoresOfImages(Scorer scorer) {
        return scores(IMAGES_AT_ONCE, OrderedExecutor.Width.of(setup.workers()), image(scorer), images -> {
            images.forEach(this::keep);
            return scorer.scoreInput(images.stream().map(Decoded::input).toList()).stream()
                    .mapToDouble(score -> score.raw())
                    .toArray();
        });
    }

    private Decoder<ModelInput> image(Scorer scorer) {
        return place -> {
            ModelInput known = inputs.get(place);
            return known != null ? known : scorer.prepare(READER.read(files.get(place)));
        };
    }

    private void keep(Decoded<ModelInput> image) {
        int bytes = image.input().pixels().length;
        if (memory >= bytes && inputs.putIfAbsent(image.place(), image.input()) == null) {
            memory -= bytes;
        }
    }

    /** The score of a video is the mean over its clips. */
    private double[] scoresOfVideos(Scorer scorer, ModelBundle bundle, ClipFrames frames) {
        var architecture = bundle.architecture();
        var clips = bundle.description().preprocessing().clips();
        var selection = ClipFrames.Selection.fixed(
                clips.sampling(architecture.frames()),
                clips.view().of(architecture.config().imageSize()));
        Decoder<List<List<Image>>> decoder = place -> frames.clips(files.get(place), selection);
        return scores(1, new OrderedExecutor.Width(setup.workers(), setup.workers()), decoder, videos -> videos.stream()
                .mapToDouble(video -> video.input().stream()
                        .mapToDouble(scorer::rawOfClip)
                        .average()
                        .orElseThrow())
                .toArray());
    }

    /** Decodes the file at a place. */
    @FunctionalInterface
    private interface Decoder<T> {
        T decode(int place) throws IOException;
    }

    private record Decoded<T>(int place, T input) {}

    /** A file at a place, decoded, or the line that says why it is unreadable. */
    private record Result<T>(int place, @Nullable Decoded<T> decoded, String error) {}

    private <T> double[] scores(
            int atOnce, OrderedExecutor.Width width, Decoder<T> decoder, Function<List<Decoded<T>>, double[]> score) {
        var scores = new double[files.size()];
        var places = IntStream.range(0, files.size())
                .filter(place -> place % processes.size() == processes.rank())
                .iterator();
        try (var results = new OrderedExecutor<Integer, Result<T>>(places, place -> decoded(place, decoder), width)) {
            while (results.hasNext()) {
                var group = new ArrayList<Decoded<T>>();
                for (int i = 0; i < atOnce && results.hasNext(); i++) {
                    var result = results.next();
                    if (result.decoded() == null) {
                        scores[result.place()] = Double.NaN;
                        report(result.place(), result.error());
                    } else {
                        group.add(result.decoded());
                    }
                }
                double[] given = score.apply(group);
                for (int i = 0; i < given.length; i++) {
                    scores[group.get(i).place()] = given[i];
                }
            }
        }
        return scores;
    }

    private <T> Result<T> decoded(int place, Decoder<T> decoder) {
        String known = unreadable.get(place);
        if (known != null) {
            return new Result<>(place, null, known);
        }
        try {
            return new Result<>(place, new Decoded<>(place, decoder.decode(place)), "");
        } catch (IOException | RuntimeException e) {
            return new Result<>(place, null, oneLine(files.get(place), e));
        }
    }

    private void report(int place, String error) {
        if (unreadable.putIfAbsent(place, error) == null) {
            setup.says().accept(error);
        }
    }

    private static String oneLine(Path file, Exception error) {
        String line = String.valueOf(error.getMessage()).lines().findFirst().orElse("cannot be read");
        return line.startsWith(file.toString()) ? line : file + ": " + line;
    }
}
