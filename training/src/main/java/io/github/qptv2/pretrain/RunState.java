package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.qptv2.checkpoint.AtomicFile;
import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.data.LoaderState;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.Provenance;
import io.github.qptv2.train.TrainingException;

/** What a checkpoint says of a run besides its numbers: where it stood, with which settings, pictures and code. */
final class RunState {

    private static final String CONFIG = "config.yaml";
    private static final String SEED = "seed";
    private static final String EPOCH = "epoch";
    private static final String POSITION = "position";
    private static final String PICTURES = "pictures-sha256";

    private RunState() {}

    static Map<String, String> of(LoaderState loader, Feed feed) {
        var state = new TreeMap<String, String>();
        state.put(SEED, Long.toString(loader.seed()));
        state.put(EPOCH, Long.toString(loader.epoch()));
        state.put(POSITION, Long.toString(loader.position()));
        state.put("pictures", Integer.toString(feed.pictures().size()));
        state.put(PICTURES, feed.digest());
        state.put("code", Provenance.code());
        return state;
    }

    static void writeConfig(PretrainConfig config, Path folder) throws IOException {
        AtomicFile.write(folder.resolve(CONFIG), YamlConfig.toYaml(config).getBytes(StandardCharsets.UTF_8));
    }

    static LoaderState loader(CheckpointFolder checkpoint) throws TrainingException {
        try {
            return new LoaderState(
                    Long.parseLong(checkpoint.state(SEED)),
                    Long.parseLong(checkpoint.state(EPOCH)),
                    Long.parseLong(checkpoint.state(POSITION)));
        } catch (IllegalArgumentException e) {
            throw new TrainingException(checkpoint.folder() + ": " + e.getMessage() + "; remove this folder", e);
        }
    }

    /** Refuses to go on with other settings or pictures, which would not be the same run. */
    static void requireSame(CheckpointFolder checkpoint, PretrainConfig config, Feed feed)
            throws ConfigException, TrainingException {
        var before = YamlConfig.read(checkpoint.file(CONFIG), PretrainConfig.DEFAULT);
        List<String> changes = changes(decisive(before), decisive(config));
        if (!changes.isEmpty()) {
            throw new TrainingException("%s was made with other settings: %s; restore them, or name another folder"
                    .formatted(checkpoint.folder(), String.join(", ", changes)));
        }
        if (!checkpoint.state(PICTURES).equals(feed.digest())) {
            throw new TrainingException(
                    "%s was made with other pictures: there were %s, now there are %d; restore them, or name another folder"
                            .formatted(
                                    checkpoint.folder(),
                                    checkpoint.state("pictures"),
                                    feed.pictures().size()));
        }
    }

    /** Without what changes no number. */
    private static PretrainConfig decisive(PretrainConfig config) {
        var standard = PretrainConfig.DEFAULT;
        var data = config.data();
        var plain = new PretrainConfig.Data(
                "",
                data.crop(),
                data.minScale(),
                data.padding(),
                data.flip(),
                data.degradation(),
                data.normalisation(),
                data.batch(),
                data.accumulate(),
                standard.data().workers(),
                standard.data().prefetch());
        return new PretrainConfig(
                config.seed(),
                config.encoder(),
                config.fusion(),
                config.decoder(),
                config.epsilon(),
                config.masking(),
                plain,
                config.optimiser(),
                config.schedule(),
                standard.compute(),
                standard.output());
    }

    private static List<String> changes(PretrainConfig before, PretrainConfig now) {
        List<String> old = YamlConfig.toYaml(before).lines().toList();
        List<String> fresh = YamlConfig.toYaml(now).lines().toList();
        var changes = new ArrayList<String>();
        for (int i = 0; i < old.size(); i++) {
            if (!old.get(i).equals(fresh.get(i))) {
                changes.add(
                        "%s (now %s)".formatted(old.get(i).strip(), fresh.get(i).strip()));
            }
        }
        return changes;
    }
}
