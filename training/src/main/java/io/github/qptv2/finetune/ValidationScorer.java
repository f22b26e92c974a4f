package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.loader.ClipFrames;
import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.batch.BatchInput;
import io.github.qptv2.scoring.batch.BatchOptions;
import io.github.qptv2.scoring.batch.BatchResult;
import io.github.qptv2.scoring.batch.BatchScorer;
import io.github.qptv2.scoring.batch.FilePreprocessor;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.tensor.distributed.Collective;
import org.jspecify.annotations.Nullable;

/**
 * Scores the same images or videos with successive checkpoints, through the inference path; files are sharded across
 * ranks. Inputs are decoded on worker threads; those of images are cached for the next checkpoint, as far as they fit.
 */
final class ValidationScorer {

    private final Setup setup;
    private final ImageReader reader;
    private final List<Path> files;
    private final Collective processes;
    private final Map<Integer, BatchInput> inputs = new ConcurrentHashMap<>();
    private final Map<Integer, String> unreadable = new ConcurrentHashMap<>();
    private long memory;

    /**
     * Decoding of files.
     *
     * @param workers decoding threads, at least 1
     * @param clips decodes clips of videos; null where files are images
     * @param corrupt policy on corrupt images that can be decoded
     * @param messages receives a line for each file that cannot be read, once
     */
    record Setup(int workers, @Nullable ClipFrames clips, CorruptFiles corrupt, Consumer<String> messages) {}

    /** @param memory size of the cache of images' inputs, in bytes */
    ValidationScorer(Setup setup, List<Path> files, Collective processes, long memory) {
        this.setup = setup;
        this.reader = ImageReader.standard().withCorruptFiles(setup.corrupt());
        this.files = List.copyOf(files);
        this.processes = processes;
        this.memory = memory;
    }

    /** Raw outputs of all files in their order, the same in every process; NaN for files that cannot be read. */
    double[] scores(ModelBundle bundle) {
        var options = ScorerOptions.DEFAULT.withDevice(processes.device());
        try (var scorer = Scorer.of(bundle, options)) {
            return processes.sum(
                    setup.clips() == null ? scoresOfImages(scorer) : scoresOfVideos(scorer, bundle, setup.clips()));
        }
    }

    private double[] scoresOfImages(Scorer scorer) {
        var scores = new double[files.size()];
        new BatchScorer(scorer, BatchOptions.DEFAULT.withThreads(setup.workers()))
                .score(
                        places(),
                        place -> image(scorer, place),
                        result -> scores[result.item()] = raw(result),
                        new CancellationToken());
        return scores;
    }

    private BatchInput image(Scorer scorer, int place) {
        BatchInput known = inputs.get(place);
        if (known != null) {
            return known;
        }
        try {
            return keep(place, new BatchInput.Prepared(scorer.prepare(reader.read(files.get(place)))));
        } catch (IOException | RuntimeException e) {
            return keep(place, new BatchInput.Unusable(failure(files.get(place), e)));
        }
    }

    private synchronized BatchInput keep(int place, BatchInput input) {
        int bytes = input instanceof BatchInput.Prepared image ? image.input().bytes() : 0;
        if (memory >= bytes) {
            memory -= bytes;
            inputs.put(place, input);
        }
        return input;
    }

    private double raw(BatchResult<Integer> result) {
        if (result instanceof BatchResult.Failed<Integer> failed) {
            report(failed.item(), failed.reason());
        }
        return result.raw().orElse(Double.NaN);
    }

    /** The raw output of a video is the mean over its clips. */
    private double[] scoresOfVideos(Scorer scorer, ModelBundle bundle, ClipFrames frames) {
        var architecture = bundle.architecture();
        var clips = bundle.description().preprocessing().clips();
        var selection = ClipFrames.Selection.fixed(
                clips.sampling(architecture.frames()),
                clips.view().of(architecture.config().imageSize()));
        var scores = new double[files.size()];
        var width = new OrderedExecutor.Width(setup.workers(), setup.workers());
        try (var videos =
                new OrderedExecutor<Integer, Video>(places(), place -> video(frames, place, selection), width)) {
            while (videos.hasNext()) {
                Video video = videos.next();
                scores[video.place()] = video.clips().stream()
                        .mapToDouble(scorer::rawOfClip)
                        .average()
                        .orElse(Double.NaN);
                if (video.clips().isEmpty()) {
                    report(video.place(), video.error());
                }
            }
        }
        return scores;
    }

    /** The clips of one video; none, and the reason in one line, if it cannot be read. */
    private record Video(int place, List<List<Image>> clips, String error) {}

    private Video video(ClipFrames frames, int place, ClipFrames.Selection selection) {
        String known = unreadable.get(place);
        if (known != null) {
            return new Video(place, List.of(), known);
        }
        try {
            return new Video(place, frames.clips(files.get(place), selection), "");
        } catch (IOException | RuntimeException e) {
            return new Video(place, List.of(), failure(files.get(place), e));
        }
    }

    /** Indices of the files that this process scores. */
    private Iterator<Integer> places() {
        return IntStream.range(0, files.size())
                .filter(place -> place % processes.size() == processes.rank())
                .iterator();
    }

    private void report(int place, String error) {
        if (unreadable.putIfAbsent(place, error) == null) {
            setup.messages().accept(error);
        }
    }

    private static String failure(Path file, Exception error) {
        return file + ": " + FilePreprocessor.reason(file, error);
    }
}
