package io.github.qptv2.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.io.LegacyNames;

/**
 * The configuration of a run, which is written to each checkpoint.
 *
 * @param now the run's configuration
 * @param defaults of fields that a file leaves out
 * @param resumeFingerprint replaces the settings that may change on resume by fixed values
 */
public record RunSettings<C extends Record>(C now, C defaults, UnaryOperator<C> resumeFingerprint) {

    private static final String FILE = "config.yaml";

    /** Writes {@value #FILE}. */
    public void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), YamlConfig.toYaml(now).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Compares the configuration with that of a checkpoint.
     *
     * @throws TrainingException if they differ in settings that must not change on resume; it names each difference
     */
    public void requireSame(CheckpointFolder checkpoint) throws IOException, TrainingException {
        C before = YamlConfig.read(checkpoint.file(FILE), defaults);
        List<String> changes = changes(lines(before), lines(now));
        if (!changes.isEmpty()) {
            throw new TrainingException("%s was made with other settings: %s; restore them, or name another folder"
                    .formatted(checkpoint.folder(), String.join(", ", changes)));
        }
    }

    /** The fingerprint as YAML, with operators under their present names. */
    private List<String> lines(C settings) {
        return LegacyNames.operators(YamlConfig.toYaml(resumeFingerprint.apply(settings)))
                .lines()
                .toList();
    }

    private static List<String> changes(List<String> before, List<String> now) {
        var changes = new ArrayList<String>();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            String old = line(before, i), fresh = line(now, i);
            if (!old.equals(fresh)) {
                changes.add("%s (now %s)".formatted(old, fresh));
            }
        }
        return changes;
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at).strip() : "nothing";
    }
}
