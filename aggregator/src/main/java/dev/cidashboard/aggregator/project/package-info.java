/** What a project is and what belongs to it, apart from its pipelines: plain records that every other room speaks. */
package dev.cidashboard.aggregator.project;
