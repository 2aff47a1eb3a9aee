package dev.cidashboard.web.api;

/** @param bytes as they came from the aggregator; shared, never written to */
record RelayedBody(byte[] bytes) {}
