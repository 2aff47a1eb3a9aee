/**
 * The port through which forges are asked, its registry and its factory. Each platform is one package below, which no
 * other platform imports.
 */
package dev.cidashboard.aggregator.connector;
