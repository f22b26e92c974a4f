package io.github.qptv2.cli.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.ClipHead;
import io.github.qptv2.architecture.Layout;
import io.github.qptv2.architecture.NetworkPrefix;
import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.StateDictDiff;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.scoring.backbone.BackboneFile;
import io.github.qptv2.scoring.bundle.BackboneBundle;
import io.github.qptv2.scoring.bundle.BundleMetadata;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import org.jspecify.annotations.Nullable;

/**
 * The content of a checkpoint; the components are the keys of the JSON form.
 *
 * @param bytes size of the file
 * @param sha256 digest of the file, in hexadecimal
 * @param contentHash content hash of the model as in the rows of scores; null if the file is not fit to score
 * @param format container: {@code safetensors}, {@code PyTorch zip} or {@code PyTorch legacy (before 1.6)}
 * @param nesting keys that lead to the weights inside the file
 * @param prefix stripped from every name
 * @param ignored entries other than the weights
 * @param tensors number of tensors, including buffers
 * @param elements of all tensors, including buffers
 * @param dtypes number of tensors by element type
 * @param architecture null if the shapes fit no HiViT
 * @param problem why no architecture was detected, or the fault in the metadata; null if there is none
 * @param missing names of the architecture that the file lacks
 * @param unexpected names that the architecture lacks
 * @param shapeMismatches names whose shape differs from the architecture's, with both shapes
 * @param nonFinite names of tensors with NaN or infinity
 * @param model null if the metadata cannot be read
 * @param backbone null if the file is not a regression on frozen networks
 */
@JsonPropertyOrder({
    "file",
    "bytes",
    "sha256",
    "contentHash",
    "format",
    "nesting",
    "prefix",
    "ignored",
    "tensors",
    "elements",
    "dtypes",
    "architecture",
    "problem",
    "missing",
    "unexpected",
    "misshapen",
    "nonFinite",
    "model",
    "metadata",
    "backbone"
})
public record Inspection(
        String file,
        long bytes,
        String sha256,
        @Nullable String contentHash,
        String format,
        List<String> nesting,
        String prefix,
        List<String> ignored,
        int tensors,
        long elements,
        Map<String, Integer> dtypes,
        @Nullable InspectedShape architecture,
        @Nullable String problem,
        List<String> missing,
        List<String> unexpected,
        @JsonProperty("misshapen") List<String> shapeMismatches,
        List<String> nonFinite,
        @Nullable InspectedModel model,
        Map<String, String> metadata,
        @Nullable InspectedBackbone backbone) {

    /**
     * Reads a file, without libtorch.
     *
     * @throws CheckpointException if it is not a checkpoint
     */
    public static Inspection of(Path file) throws IOException {
        var read = Checkpoint.read(file);
        var findings = Findings.of(read);
        var checkpoint = findings.checkpoint();
        var container = checkpoint.container();
        var weights = checkpoint.weights();
        return new Inspection(
                file.toString(),
                Files.size(file),
                Sha256.of(file),
                contentHash(read),
                container.format().title(),
                container.nesting(),
                container.strippedPrefix(),
                container.ignored(),
                weights.size(),
                weights.elements(),
                dtypes(checkpoint),
                findings.architecture(),
                findings.problem(),
                findings.fit().missing(),
                findings.fit().unexpected(),
                findings.fit().shapeMismatches(),
                nonFinite(checkpoint),
                findings.model(),
                weights.metadata(),
                findings.backbone());
    }

    private static @Nullable String contentHash(Checkpoint checkpoint) {
        try {
            return BackboneBundle.isPresent(checkpoint)
                    ? BackboneBundle.of(checkpoint).contentHash()
                    : ModelBundle.of(checkpoint).contentHash();
        } catch (CheckpointException e) {
            return null; // the findings give the reason
        }
    }

    private static Map<String, Integer> dtypes(Checkpoint checkpoint) {
        var counts = new TreeMap<String, Integer>();
        checkpoint
                .weights()
                .weights()
                .values()
                .forEach(weight -> counts.merge(weight.dtype().torchName(), 1, Integer::sum));
        return counts;
    }

    private static List<String> nonFinite(Checkpoint checkpoint) {
        return checkpoint.weights().weights().entrySet().stream()
                .filter(named -> named.getValue().firstNonFinite().isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether {@code qpt score} accepts the file. */
    public boolean isUsable() {
        return problem == null
                && missing.isEmpty()
                && unexpected.isEmpty()
                && shapeMismatches.isEmpty()
                && nonFinite.isEmpty()
                && (backbone != null || (architecture != null && architecture.head()));
    }

    /** Whether the network takes clips, not single images. */
    public boolean isForClips() {
        return architecture != null && architecture.frames() > 1;
    }

    /** What is detected from the weights' names and shapes. */
    private record Findings(
            Checkpoint checkpoint,
            @Nullable InspectedShape architecture,
            @Nullable InspectedBackbone backbone,
            @Nullable String problem,
            StateDictDiff fit,
            @Nullable InspectedModel model) {

        private static final StateDictDiff NOTHING = new StateDictDiff(List.of(), List.of(), List.of());

        static Findings of(Checkpoint checkpoint) {
            return BackboneBundle.isPresent(checkpoint) ? ofBackbone(checkpoint) : ofHiVit(checkpoint);
        }

        private static Findings ofBackbone(Checkpoint checkpoint) {
            try {
                var model = BackboneFile.decode(checkpoint.weights());
                return new Findings(
                        checkpoint,
                        null,
                        InspectedBackbone.of(model),
                        null,
                        NOTHING,
                        InspectedModel.of(BundleMetadata.describe(checkpoint)));
            } catch (IllegalArgumentException e) {
                return new Findings(checkpoint, null, null, e.getMessage(), NOTHING, null);
            }
        }

        private static Findings ofHiVit(Checkpoint read) {
            InspectedModel model = null;
            var checkpoint = read;
            try {
                ModelDescription description = BundleMetadata.describe(checkpoint);
                boolean fromFile = ModelBundle.isBundle(checkpoint);
                model = InspectedModel.of(description, fromFile, false);
                checkpoint = NetworkPrefix.strip(read);
                var architecture = Architecture.detect(checkpoint.weights());
                model = InspectedModel.of(description, fromFile, architecture.frames() > 1);
                var shape = InspectedShape.of(architecture);
                return new Findings(checkpoint, shape, null, null, fit(architecture, checkpoint), model);
            } catch (IllegalArgumentException e) {
                return new Findings(checkpoint, null, null, e.getMessage(), NOTHING, model);
            }
        }

        /**
         * Compares with the names and shapes of the architecture, without recomputable buffers, distortion head and
         * intervals.
         */
        private static StateDictDiff fit(Architecture architecture, Checkpoint checkpoint) {
            var given = ClipHead.linear(checkpoint.weights())
                    .without(name -> Layout.RECOMPUTABLE.equals(name) || ModelBundle.isAddition(name));
            return StateDictDiff.of(architecture.expected(), given);
        }
    }
}
