package dev.cidashboard.configuration;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file as a tree of YAML nodes, which know their lines. Nothing is constructed from it: no tag of the file ever names a
 * class. Size, depth and aliases are bounded.
 *
 * @param name as the user wrote it, for messages
 */
record YamlFile(String name, Path path) {
    static final int MAX_BYTES = 1_048_576;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_ALIASES = 50;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** @return empty if the file holds nothing but blanks and comments */
    Optional<Node> read() {
        String text = text();
        refuseControlCharacters(text);
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        try {
            var parser = new ParserImpl(new StreamReader(new StringReader(text)), options);
            return Optional.ofNullable(new Composer(parser, new Resolver(), options).getSingleNode());
        } catch (MarkedYAMLException broken) {
            throw broken(broken);
        } catch (YAMLException broken) {
            throw new ConfigurationProblem(name + ": is not YAML: " + broken.getMessage());
        }
    }

    private ConfigurationProblem broken(MarkedYAMLException broken) {
        var mark = broken.getProblemMark() == null ? broken.getContextMark() : broken.getProblemMark();
        int line = mark == null ? 1 : mark.getLine() + 1;
        String context = broken.getContext() == null ? "" : broken.getContext() + ": ";
        return Origin.line(name, line).problem("this line is not YAML: " + context + broken.getProblem());
    }

    private String text() {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new ConfigurationProblem(
                    name + ": there is no such file; expected a YAML file (--config, CONFIG_FILE)");
        }
        if (Files.isDirectory(path)) {
            throw new ConfigurationProblem(name + ": is a directory; expected a YAML file");
        }
        byte[] bytes = bytes();
        if (bytes.length > MAX_BYTES) {
            throw new ConfigurationProblem(name + ": is larger than 1 MB; expected a short YAML file");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException binary) {
            throw new ConfigurationProblem(name + ": is not UTF-8 text; expected a YAML file");
        }
    }

    private byte[] bytes() {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(MAX_BYTES + 1);
        } catch (AccessDeniedException denied) {
            throw new ConfigurationProblem(name + ": cannot be read: permission denied");
        } catch (IOException failed) {
            throw new ConfigurationProblem(name + ": cannot be read: " + failed.getMessage());
        }
    }

    private void refuseControlCharacters(String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                line++;
            } else if (Character.isISOControl(character)
                    && character != '\t'
                    && character != '\r'
                    && character != '\u0085') {
                throw Origin.line(name, line)
                        .problem(String.format(
                                "holds the control character U+%04X; expected a YAML file", (int) character));
            }
        }
    }
}
