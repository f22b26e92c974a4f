package io.github.qptv2.fuzz;

import java.nio.charset.StandardCharsets;

import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.curate.CurationConfig;
import io.github.qptv2.dataset.split.SplitSpec;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.loader.DegradationConfig;
import io.github.qptv2.pretrain.PretrainConfig;
import io.github.qptv2.probe.BackboneConfig;

/** Configurations in YAML and the grammar of splits. */
final class ConfigTargets {

    private ConfigTargets() {}

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    static Object pretrain(byte[] input) throws ConfigException {
        return YamlConfig.parse(text(input), "x.yaml", PretrainConfig.DEFAULT);
    }

    static Object finetune(byte[] input) throws ConfigException {
        return YamlConfig.parse(text(input), "x.yaml", FinetuneConfig.DEFAULT);
    }

    static Object curation(byte[] input) throws ConfigException {
        return YamlConfig.parse(text(input), "x.yaml", CurationConfig.DEFAULT);
    }

    static BackboneConfig backbone(byte[] input) throws ConfigException {
        return YamlConfig.parse(text(input), "x.yaml", BackboneConfig.DEFAULT);
    }

    static Object degradation(byte[] input) throws ConfigException {
        return DegradationConfig.parse(text(input), "x.yaml");
    }

    /** The specification, which its own text must denote, too. */
    static SplitSpec split(byte[] input) {
        SplitSpec spec = SplitSpec.parse(text(input));
        if (!SplitSpec.parse(spec.text()).equals(spec)) {
            throw new IllegalStateException(spec + " must be parsed from its text, got " + spec.text());
        }
        return spec;
    }
}
