package io.github.qptv2.curate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.config.YamlConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first line of a manifest.
 *
 * @param pools folders that paths are relative to; relative to the manifest's folder if they are beside or below it, so
 *     that both can be moved together
 * @param excluded names of the excluded sets
 * @param config the complete configuration, as YAML
 */
public record ManifestHeader(List<String> pools, List<String> excluded, String config) {

    /** The format that the first line states. */
    public static final String FORMAT = "qpt-manifest/1";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Copies the lists. */
    public ManifestHeader {
        pools = List.copyOf(pools);
        excluded = List.copyOf(excluded);
    }

    static ManifestHeader of(Path manifest, List<Path> roots, List<String> excluded, CurationConfig config) {
        Path folder = manifest.toAbsolutePath().normalize().resolveSibling("");
        List<String> pools = roots.stream()
                .map(root -> portable(folder, root.toAbsolutePath().normalize()))
                .toList();
        return new ManifestHeader(pools, excluded, YamlConfig.toYaml(config));
    }

    private static String portable(Path folder, Path root) {
        Path parent = folder.getParent();
        boolean beside = root.startsWith(parent == null || parent.getNameCount() == 0 ? folder : parent);
        return (beside ? folder.relativize(root) : root).toString().replace('\\', '/');
    }

    String write() {
        ObjectNode line = MAPPER.createObjectNode().put("manifest", FORMAT);
        pools.forEach(line.putArray("pools")::add);
        excluded.forEach(line.putArray("excluded")::add);
        line.put("config", config);
        return MAPPER.writeValueAsString(line);
    }

    static ManifestHeader read(String text) {
        JsonNode line = MAPPER.readTree(text);
        if (!line.path("manifest").asString("").equals(FORMAT)) {
            throw new IllegalArgumentException("the first line must state " + FORMAT);
        }
        return new ManifestHeader(
                texts(line, "pools"),
                texts(line, "excluded"),
                line.required("config").asString());
    }

    private static List<String> texts(JsonNode line, String field) {
        var texts = new ArrayList<String>();
        line.required(field).forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
