package io.github.qptv2.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;

import io.github.qptv2.config.YamlNode.Mapping;
import io.github.qptv2.config.YamlNode.Place;
import io.github.qptv2.config.YamlNode.Scalar;
import io.github.qptv2.config.YamlNode.Sequence;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads a YAML file into {@link YamlNode}s, which keep their line numbers. */
public final class YamlFile {

    private final String name;
    private final JsonParser parser;

    private YamlFile(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    public static YamlNode read(Path file) throws ConfigException {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (ConfigException e) {
            throw e;
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read; check that it exists and is UTF-8 text", e);
        }
    }

    public static YamlNode parse(String yaml, String name) throws ConfigException {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), yaml)) {
            if (parser.nextToken() == null) {
                throw new Place(name, 1).error("the file is empty");
            }
            var file = new YamlFile(name, parser);
            YamlNode node = file.node();
            if (parser.nextToken() != null) {
                throw file.place().error("a file must have a single document");
            }
            return node;
        } catch (JacksonException e) {
            throw new ConfigException(
                    "%s:%d: is not YAML: %s".formatted(name, e.getLocation().getLineNr(), firstLine(e)), e);
        }
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("").strip();
    }

    private Place place() {
        return new Place(name, parser.currentTokenLocation().getLineNr());
    }

    private YamlNode node() throws ConfigException {
        Place place = place();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(place);
            case START_ARRAY -> sequence(place);
            case VALUE_NULL -> new Scalar(place, null, false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(place, parser.getString(), true);
            default -> new Scalar(place, parser.getString(), false);
        };
    }

    private YamlNode mapping(Place place) throws ConfigException {
        var fields = new LinkedHashMap<String, YamlNode>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            Place at = place();
            parser.nextToken();
            if (fields.put(field, node()) != null) {
                throw at.error("field '%s' must occur once, got it twice".formatted(field));
            }
        }
        return new Mapping(place, fields);
    }

    private YamlNode sequence(Place place) throws ConfigException {
        var items = new ArrayList<YamlNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Sequence(place, items);
    }
}
