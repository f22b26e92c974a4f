package io.github.qptv2.ablation;

import java.util.Map;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.ablation.AblationConfig.Level;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A combination of levels, one of each factor.
 *
 * @param name unique in the ablation, and the name of its folder
 * @param levels name of the level by factor
 * @param pretrain fields in place of those of the configuration of pretraining
 * @param finetune the same of fine-tuning
 * @param randomWeights whether a level leaves out pretraining
 */
record AblationCell(
        String name, Map<String, String> levels, ObjectNode pretrain, ObjectNode finetune, boolean randomWeights) {

    /** The cell of these levels; a later factor's fields replace those of an earlier one. */
    static AblationCell of(String name, Map<String, String> levels, AblationConfig config) {
        ObjectNode pretrain = JsonNodeFactory.instance.objectNode();
        ObjectNode finetune = JsonNodeFactory.instance.objectNode();
        boolean random = false;
        for (var entry : levels.entrySet()) {
            Level level = config.factors().get(entry.getKey()).get(entry.getValue());
            pretrain = YamlConfig.merged(pretrain, level.pretrainFields());
            finetune = YamlConfig.merged(finetune, level.finetuneFields());
            random |= level.randomWeights();
        }
        return new AblationCell(name, levels, pretrain, finetune, random);
    }
}
