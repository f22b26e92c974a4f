package io.github.qptv2.finetune;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.SmallDatasets;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.RunRequest;
import io.github.qptv2.train.TrainingListener;

/** One of the processes of {@link FinetuneTogetherIT}: labeled set, folder, batch. */
final class FinetunePeer {

    private FinetunePeer() {}

    static FinetuneRequest request(Path set, Path out, int batch) throws Exception {
        // a mean over images that does not depend on the batch size: processes can be compared with one
        String yaml = YamlConfig.toYaml(SmallDatasets.config(set, "loss: {kind: mse}"))
                .replace("batch: 8", "batch: " + batch);
        var config = YamlConfig.parse(yaml, "test.yaml", FinetuneConfig.DEFAULT);
        return new FinetuneRequest(config, new RunRequest(out, OptionalLong.empty(), false));
    }

    public static void main(String[] args) throws Exception {
        var request = request(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]));
        try (var all = Collective.fromEnvironment(System.getenv(), Duration.ofSeconds(60))) {
            Finetuning.run(request, all, TrainingListener.NONE, () -> false);
        }
    }
}
