package io.github.qptv2.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file {@code index.jsonl} beside shards: one line per shard with its size and the byte range of each image.
 *
 * @param shards in order
 */
record ShardIndex(List<Shard> shards) {

    static final String NAME = "index.jsonl";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    ShardIndex {
        shards = List.copyOf(shards);
    }

    /**
     * One tar.
     *
     * @param bytes its size, which reveals a truncated shard
     */
    record Shard(String tar, long bytes, List<Member> members) {
        Shard {
            members = List.copyOf(members);
        }
    }

    /**
     * One image in a tar.
     *
     * @param source original path, for messages; empty in indices of early versions
     */
    record Member(String name, long offset, long bytes, String source) {
        String reported(String tar) {
            String place = tar + "/" + name;
            return source.isEmpty() ? place : place + " (" + source + ")";
        }
    }

    String write() {
        var text = new StringBuilder();
        for (Shard shard : shards) {
            ObjectNode line = MAPPER.createObjectNode().put("tar", shard.tar()).put("bytes", shard.bytes());
            var members = line.putArray("members");
            for (Member member : shard.members()) {
                members.addArray()
                        .add(member.name())
                        .add(member.offset())
                        .add(member.bytes())
                        .add(member.source());
            }
            text.append(MAPPER.writeValueAsString(line)).append('\n');
        }
        return text.toString();
    }

    static ShardIndex read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        var shards = new ArrayList<Shard>();
        for (String text : Files.readAllLines(file)) {
            try {
                shards.add(shard(MAPPER.readTree(text)));
            } catch (JacksonException e) {
                throw new IOException(
                        "%s:%d: is not a line of a shard index; delete the index to scan the shards instead"
                                .formatted(file, shards.size() + 1),
                        e);
            }
        }
        return new ShardIndex(shards);
    }

    private static Shard shard(JsonNode line) {
        var members = new ArrayList<Member>();
        for (JsonNode member : line.required("members")) {
            members.add(new Member(
                    member.required(0).asString(),
                    member.required(1).asLong(),
                    member.required(2).asLong(),
                    member.path(3).asString("")));
        }
        return new Shard(line.required("tar").asString(), line.required("bytes").asLong(), members);
    }

    SampleList samples(Path folder) throws IOException {
        var samples = new ArrayList<SampleSource>();
        var sizes = new ArrayList<Integer>();
        for (Shard shard : shards) {
            Path tar = folder.resolve(shard.tar());
            long bytes = Files.exists(tar) ? Files.size(tar) : -1;
            if (bytes != shard.bytes()) {
                throw new IOException("%s: must have %d bytes, %s; copy or write it again"
                        .formatted(tar, shard.bytes(), bytes < 0 ? "is missing" : "has " + bytes));
            }
            for (Member member : shard.members()) {
                samples.add(new SampleSource(
                        member.reported(shard.tar()), new ByteRange(tar, member.offset(), member.bytes())));
            }
            sizes.add(shard.members().size());
        }
        return new SampleList(samples, sizes);
    }
}
