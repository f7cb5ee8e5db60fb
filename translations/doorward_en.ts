<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Announcer</name>
        <message numerus="yes">
            <source>%n tries left</source>
            <translation>
                <numerusform>%n try left</numerusform>
                <numerusform>%n tries left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Wait, %n seconds</source>
            <translation>
                <numerusform>Wait, %n second</numerusform>
                <numerusform>Wait, %n seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CountdownRing</name>
        <message numerus="yes">
            <source>Wait, %n minutes</source>
            <translation>
                <numerusform>Wait, %n minute</numerusform>
                <numerusform>Wait, %n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Wait, %n seconds</source>
            <translation>
                <numerusform>Wait, %n second</numerusform>
                <numerusform>Wait, %n seconds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>minutes</source>
            <translation>
                <numerusform>minute</numerusform>
                <numerusform>minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>seconds</source>
            <translation>
                <numerusform>second</numerusform>
                <numerusform>seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DoorScreen</name>
        <message numerus="yes">
            <source>PIN, %n digits entered</source>
            <translation>
                <numerusform>PIN, %n digit entered</numerusform>
                <numerusform>PIN, %n digits entered</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n characters entered</source>
            <translation>
                <numerusform>%1, %n character entered</numerusform>
                <numerusform>%1, %n characters entered</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message numerus="yes">
            <source>At least %n digits</source>
            <translation>
                <numerusform>At least %n digit</numerusform>
                <numerusform>At least %n digits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>At least %n characters</source>
            <translation>
                <numerusform>At least %n character</numerusform>
                <numerusform>At least %n characters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PeopleList</name>
        <message numerus="yes">
            <source>People, %n</source>
            <translation>
                <numerusform>People, %n</numerusform>
                <numerusform>People, %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PinSetUp</name>
        <message numerus="yes">
            <source>%n digits or more. Something only you would think of.</source>
            <translation>
                <numerusform>%n digit or more. Something only you would think of.</numerusform>
                <numerusform>%n digits or more. Something only you would think of.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n characters or more. Something only you would think of.</source>
            <translation>
                <numerusform>%n character or more. Something only you would think of.</numerusform>
                <numerusform>%n characters or more. Something only you would think of.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>PIN, %n digits entered</source>
            <translation>
                <numerusform>PIN, %n digit entered</numerusform>
                <numerusform>PIN, %n digits entered</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Password, %n characters entered</source>
            <translation>
                <numerusform>Password, %n character entered</numerusform>
                <numerusform>Password, %n characters entered</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PowerDialog</name>
        <message numerus="yes">
            <source>%n people are still signed in. Anything not saved will be lost.</source>
            <translation>
                <numerusform>%n person is still signed in. Anything not saved will be lost.</numerusform>
                <numerusform>%n people are still signed in. Anything not saved will be lost.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Prompt</name>
        <message numerus="yes">
            <source>%n tries left</source>
            <translation>
                <numerusform>%n try left</numerusform>
                <numerusform>%n tries left</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SimplePrompt</name>
        <message numerus="yes">
            <source>Wait, %n seconds</source>
            <translation>
                <numerusform>Wait, %n second</numerusform>
                <numerusform>Wait, %n seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SimpleScreen</name>
        <message numerus="yes">
            <source>%1, %n characters entered</source>
            <translation>
                <numerusform>%1, %n character entered</numerusform>
                <numerusform>%1, %n characters entered</numerusform>
            </translation>
        </message>
    </context>
</TS>
