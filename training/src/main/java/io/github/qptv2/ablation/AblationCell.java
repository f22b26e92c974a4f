package io.github.qptv2.ablation;

import java.util.List;

import io.github.qptv2.ablation.AblationConfig.Level;
import io.github.qptv2.config.YamlConfig;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A combination of levels, one of each factor.
 *
 * @param name unique in the ablation, and the name of its folder
 * @param pretrain fields in place of those of the configuration of pretraining
 * @param finetune the same of fine-tuning
 * @param randomWeights whether a level leaves out pretraining
 */
record AblationCell(String name, ObjectNode pretrain, ObjectNode finetune, boolean randomWeights) {

    /** A level of a factor, by their names. */
    record Choice(String factor, String name, Level level) {}

    /** The cell of these levels; a later factor's fields replace those of an earlier one. */
    static AblationCell of(String name, List<Choice> choices) {
        ObjectNode pretrain = JsonNodeFactory.instance.objectNode();
        ObjectNode finetune = JsonNodeFactory.instance.objectNode();
        boolean random = false;
        for (Choice choice : choices) {
            pretrain = YamlConfig.merged(pretrain, choice.level().pretrainFields());
            finetune = YamlConfig.merged(finetune, choice.level().finetuneFields());
            random |= choice.level().randomWeights();
        }
        return new AblationCell(name, pretrain, finetune, random);
    }
}
