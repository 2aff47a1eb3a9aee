/**
 * How state survives a restart: what of it is saved when, in which form, and how it is taken back before anything is asked.
 * The only room that knows the form and the tables. Nothing here decides what is true: that is the first pass.
 */
package dev.cidashboard.aggregator.snapshot;
