package dev.cidashboard.web.ui;

import dev.cidashboard.web.kept.Body;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The files that pages need. Their names hold their content's hash, so that browsers never ask for them again. */
public enum Asset {
    STYLE("dashboard", "css", "text/css;charset=UTF-8"),
    SCRIPT("dashboard", "js", "text/javascript;charset=UTF-8"),
    ICONS("icons", "svg", "image/svg+xml"),
    FAVICON("favicon", "svg", "image/svg+xml");

    static final String PATH = "/assets/";
    private static final int HASH_BYTES = 6;

    private final String type;
    private final String fileName;
    private final Body body;

    Asset(String name, String extension, String type) {
        this.type = type;
        byte[] bytes = read(name + "." + extension);
        this.body = new Body(bytes);
        this.fileName = name + "." + hash(bytes) + "." + extension;
    }

    public String href() {
        return PATH + fileName;
    }

    String fileName() {
        return fileName;
    }

    String type() {
        return type;
    }

    Body body() {
        return body;
    }

    static Optional<Asset> of(String fileName) {
        return Arrays.stream(values())
                .filter(asset -> asset.fileName.equals(fileName))
                .findFirst();
    }

    private static byte[] read(String file) {
        try (InputStream stream = Asset.class.getResourceAsStream(PATH + file)) {
            if (stream == null) {
                throw new IllegalStateException("the build has no " + PATH + file);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
