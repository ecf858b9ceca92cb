//! What a family does, over real HTTP and without scripts. One module a journey, one test a sentence a family would say.

mod access;
mod access_matrix;
mod advice;
mod asking;
mod carry;
mod coming_back;
mod concern;
mod desk;
mod desk_people;
mod desk_plan;

mod display;
mod doors;
mod fifth_place;
mod headers;
mod helping;
mod languages;
mod measures;
mod mistakes;
mod near;
mod notices;
mod permissions;
mod places;
mod plan;
mod rights;
mod sending;
mod story;
mod wandering;
mod words;
mod young;
