package io.github.qptv2.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.ModelInput;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.batch.BatchInput;
import io.github.qptv2.scoring.batch.BatchOptions;
import io.github.qptv2.scoring.batch.BatchResult;
import io.github.qptv2.scoring.batch.BatchScorer;
import io.github.qptv2.scoring.batch.ResultRow;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Scores a group of inputs within a task: decoding threads work ahead of the network, results are in order. */
final class RowScoring {

    private final ScoringSpec spec;
    private final Scorer scorer;
    private final ImageReader reader;
    private final Map<MediaInput, ModelInput> embedded = new ConcurrentHashMap<>(); // with embeddings alone

    RowScoring(ScoringSpec spec) {
        this.spec = spec;
        scorer = ExecutorModels.scorer(spec);
        reader = ImageReader.standard().withCorruptFiles(spec.corrupt());
    }

    /** A row of {@link QualityColumns#schema} for each input; one that cannot be scored is a row with an error. */
    List<Row> score(List<MediaInput> inputs) {
        var rows = new ArrayList<Row>(inputs.size());
        var spooled = new ConcurrentHashMap<MediaInput, Path>();
        try {
            var options =
                    BatchOptions.DEFAULT.withThreads(ExecutorModels.threads()).withImageReader(reader);
            Function<MediaInput, BatchInput> preparation = input -> prepared(input, spooled);
            new BatchScorer(scorer, options)
                    .score(inputs.iterator(), preparation, result -> rows.add(row(result)), interrupted());
        } finally {
            spooled.values().forEach(RowScoring::delete);
        }
        return rows;
    }

    private BatchInput prepared(MediaInput input, Map<MediaInput, Path> spooled) {
        try {
            if (input instanceof MediaInput.Content content && content.isVideo()) {
                Path file = content.spooled();
                spooled.put(input, file);
                return new BatchInput.VideoFile(file);
            }
            if (input instanceof MediaInput.Missing missing) {
                return new BatchInput.Unusable(missing.reason());
            }
            var crops = scorer.prepare(image(input));
            if (spec.hasEmbedding()) {
                embedded.put(input, crops);
            }
            return new BatchInput.Prepared(crops);
        } catch (ImageException e) {
            return new BatchInput.Unusable(withoutName(e, input.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no space for a video: the task fails and is tried elsewhere
        }
    }

    private Image image(MediaInput input) throws ImageException {
        return input instanceof MediaInput.Pixels pixels ? pixels.image() : ((MediaInput.Content) input).image(reader);
    }

    private Row row(BatchResult<MediaInput> result) {
        var row = ResultRow.of(result.item().name(), result, scorer);
        return spec.hasEmbedding() ? QualityColumns.of(row, vector(result)) : QualityColumns.of(row);
    }

    /** The features of an image, whose crops were kept; null for a video and for an item without a score. */
    private float @Nullable [] vector(BatchResult<MediaInput> result) {
        var crops = embedded.remove(result.item());
        return crops == null || !(result instanceof BatchResult.ImageScored<MediaInput>)
                ? null
                : ExecutorModels.embedder(spec).embed(List.of(crops)).get(0);
    }

    /** The reason alone: the name is a field of its own. */
    private static String withoutName(ImageException e, String name) {
        String text = String.valueOf(e.getMessage());
        String prefix = (name.isEmpty() ? "content" : name) + ": ";
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static CancellationToken interrupted() {
        var task = TaskContext.get();
        return task == null ? new CancellationToken() : CancellationToken.when(task::isInterrupted);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
